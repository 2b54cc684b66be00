package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfLedger;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfStep;
import java.util.Locale;

/** The result of one SPF check in a sentence, and the steps to it as a tree. */
final class SpfSentence {

    private static final int DEEPEST_INDENT = 12;

    private SpfSentence() {}

    /** The first line of a screen: the result, and whether the address may send. */
    static void headline(Page page, SpfCheck check, TextStyle style) {
        VerdictLine.write(
                page,
                check.result().label().toUpperCase(Locale.ROOT),
                SpfRenderer.verdict(check),
                effect(check) + check.cause().detail(),
                style);
    }

    private static String effect(SpfCheck check) {
        String address = check.request().ip().toString();
        String domain = check.domain();
        return switch (check.result()) {
            case PASS -> address + " may send for " + domain + ": ";
            case FAIL -> address + " may not send for " + domain + ": ";
            case SOFTFAIL -> address + " is not a sender of " + domain + ", which asks for no refusal: ";
            case NEUTRAL -> domain + " does not say whether " + address + " may send: ";
            case NONE, TEMPERROR, PERMERROR -> "";
        };
    }

    /** What the check used of the limits. */
    static void spending(Page page, SpfCheck check) {
        SpfLedger ledger = check.ledger();
        SpfLimits limits = SpfLimits.rfc7208();
        Sections.labelled(
                page,
                "DNS",
                ledger.dnsTerms() + " of " + limits.dnsTerms() + " lookups, " + ledger.voidLookups() + " of "
                        + limits.voidLookups() + " empty answers, "
                        + (ledger.queries() == 1 ? "1 query" : ledger.queries() + " queries"));
    }

    /** Each record, and below it each term: {@code =} matched, {@code !} ended in an error. */
    static void steps(Page page, SpfCheck check) {
        for (SpfStep step : check.trace()) {
            String indent = "  ".repeat(Math.min(step.depth(), DEEPEST_INDENT));
            if (step.term().equals(SpfStep.RECORD)) {
                page.hanging(
                        indent, step.domain() + ": " + (step.outcome().equals("none") ? "no record" : step.outcome()));
            } else {
                String mark = switch (step.outcome()) {
                    case "match" -> "= ";
                    case "error" -> "! ";
                    default -> "- ";
                };
                page.hanging(
                        indent + "  " + mark,
                        step.term() + "  " + step.outcome().replace('-', ' '));
            }
        }
    }
}
