package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.CsvRow;
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

    /** The form of the lines. */
    public enum Form {
        JSON,
        CSV;

        /** What stands before the first line: the names of the fields in a CSV file. */
        public String head() {
            return this == JSON
                    ? ""
                    : CsvRow.of(
                            "id",
                            "ip",
                            "mail_from",
                            "helo",
                            "result",
                            "domain",
                            "cause",
                            "term",
                            "dns_lookups",
                            "void_lookups",
                            "error");
        }
    }

    /** One line with its end. */
    public String text(Form form, Stamp stamp) {
        return form == Form.JSON ? json(stamp) : csv();
    }

    private String csv() {
        Object known = id.orElse("");
        return check.map(done -> CsvRow.of(
                        known,
                        done.request().ip(),
                        done.request().mailFrom(),
                        done.request().helo(),
                        done.result().label(),
                        done.domain(),
                        done.cause().detail(),
                        done.cause().term().orElse(""),
                        done.ledger().dnsTerms(),
                        done.ledger().voidLookups(),
                        ""))
                .orElseGet(() -> CsvRow.of(known, "", "", "", "", "", "", "", "", "", error));
    }

    private String json(Stamp stamp) {
        JsonObject line = JsonObject.empty().with("id", id);
        return JsonText.of(
                check.map(done -> line.withAll(SpfRenderer.document(done, stamp)))
                        .orElseGet(() -> line.with("error", Printable.text(error))),
                JsonText.Layout.LINE);
    }
}
