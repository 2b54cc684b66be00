package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfResult;
import java.util.Optional;

/**
 * The answer to one line of a batch.
 *
 * @param id the id of the line as it was given: text, a number, true or false
 * @param error why the line was not checked
 */
public record BatchLine(Optional<Object> id, Optional<SpfCheck> check, String error) {

    /** Whether the line was checked and the DNS answered. */
    public boolean isAnswered() {
        return check.isPresent() && !isSilent();
    }

    /** Whether the DNS did not answer. A temperror is no answer (RFC 7208 section 2.6.6). */
    public boolean isSilent() {
        return check.filter(done -> done.result() == SpfResult.TEMPERROR).isPresent();
    }

    /** One line of JSON. */
    public String text(Stamp stamp) {
        JsonObject line = JsonObject.empty().with("id", id);
        return JsonText.of(
                check.map(done -> line.withAll(SpfRenderer.document(done, stamp)))
                        .orElseGet(() -> line.with("error", Printable.text(error))),
                JsonText.Layout.LINE);
    }
}
