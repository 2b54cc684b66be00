package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.SpfCheck;
import java.util.Optional;

/**
 * The answer to one line of a batch.
 *
 * @param id the id of the line: text or a number
 * @param error why the line was not checked
 */
public record BatchLine(Optional<Object> id, Optional<SpfCheck> check, String error) {

    /** One line of JSON. */
    public String text(Stamp stamp) {
        Optional<Object> shown = id.map(value -> value instanceof Number ? value : Printable.text(value.toString()));
        JsonObject line = JsonObject.empty().with("id", shown);
        return JsonText.of(
                check.map(done -> line.withAll(SpfRenderer.document(done, stamp)))
                        .orElseGet(() -> line.with("error", Printable.text(error))),
                JsonText.Layout.LINE);
    }
}
