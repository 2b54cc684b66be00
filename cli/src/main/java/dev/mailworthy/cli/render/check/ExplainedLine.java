package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one line of a batch.
 *
 * @param number of the line, from 1
 * @param id the id that the line gave: text or a number
 * @param error why the line was not explained, or empty
 */
public record ExplainedLine(long number, Optional<Object> id, List<ExplainedReply> replies, String error) {

    /** One line of JSON. */
    public String text(Stamp stamp) {
        Optional<Object> shown = id.map(value -> value instanceof Number ? value : Printable.text(value.toString()));
        JsonObject line = JsonObject.empty().with("id", shown).with("line", number);
        return JsonText.of(
                error.isEmpty()
                        ? line.withAll(ReplyForms.document(replies, stamp))
                        : line.with("error", Printable.text(error)),
                JsonText.Layout.LINE);
    }
}
