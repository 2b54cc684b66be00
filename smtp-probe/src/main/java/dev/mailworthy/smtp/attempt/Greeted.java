package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.path.AttemptOutcome;
import java.util.Locale;
import java.util.Optional;

/**
 * The outcome of an attempt by its dialogue, from the greeting to the last step before MAIL. The replies to MAIL and RCPT
 * are an {@link dev.mailworthy.smtp.path.EnvelopeOutcome}.
 *
 * @param detail one line for people: the greeting, or what went wrong after it
 */
record Greeted(AttemptOutcome outcome, String detail) {

    static Greeted of(DialogueReport report) {
        String greeting = report.banner().map(Object::toString).orElse(report.detail());
        AttemptOutcome first = greeting(report);
        if (first != AttemptOutcome.BANNER_OK) {
            return new Greeted(first, greeting);
        }
        return report.steps().stream()
                .filter(step -> step.stage() != Stage.BANNER)
                .filter(step -> step.stage() != Stage.EHLO || !isRepeatedAsHelo(step, report))
                .flatMap(step -> broken(step).stream())
                .findFirst()
                .orElseGet(() -> new Greeted(AttemptOutcome.BANNER_OK, greeting));
    }

    private static AttemptOutcome greeting(DialogueReport report) {
        DialogueOutcome greeting = report.step(Stage.BANNER).map(Step::outcome).orElse(report.outcome());
        return switch (greeting) {
            case BANNER_OK -> AttemptOutcome.BANNER_OK;
            case BANNER_4XX -> AttemptOutcome.BANNER_4XX;
            case BANNER_5XX -> AttemptOutcome.BANNER_5XX;
            case BANNER_NOT_SMTP, REPLY_NOT_SMTP, TOO_MUCH -> AttemptOutcome.BANNER_NOT_SMTP;
            case TLS_HANDSHAKE_FAIL -> AttemptOutcome.TLS_HANDSHAKE_FAIL;
            case EOF -> AttemptOutcome.CONNECTED_EOF;
            case RESET -> AttemptOutcome.CONNECTED_RESET;
            case STOPPED -> AttemptOutcome.NOT_TRIED;
            default -> AttemptOutcome.CONNECTED_SILENT;
        };
    }

    /** A server that does not know EHLO gets HELO, whose reply then counts (RFC 5321 section 4.1.4). */
    private static boolean isRepeatedAsHelo(Step ehlo, DialogueReport report) {
        return ehlo.outcome() == DialogueOutcome.EHLO_REJECTED
                && report.step(Stage.HELO).isPresent();
    }

    /** What a step after the greeting does to the outcome; empty for a step that went well. */
    private static Optional<Greeted> broken(Step step) {
        Optional<AttemptOutcome> outcome = switch (step.stage()) {
            case EHLO, HELO -> hello(step.outcome());
            case EHLO_TLS ->
                step.outcome() == DialogueOutcome.EHLO_REJECTED
                        ? Optional.of(AttemptOutcome.EHLO_REFUSED)
                        : tls(step.outcome());
            case STARTTLS -> tls(step.outcome());
            case HANDSHAKE -> tls(step.outcome());
            case BANNER, MAIL, RCPT -> Optional.empty();
        };
        return outcome.map(kind -> new Greeted(kind, words(step)));
    }

    private static Optional<AttemptOutcome> hello(DialogueOutcome end) {
        return switch (end) {
            case EHLO_REJECTED -> Optional.of(AttemptOutcome.EHLO_REFUSED);
            case SILENT, WATCHDOG -> Optional.of(AttemptOutcome.EHLO_UNANSWERED);
            case DROPPED_AFTER_EHLO, EOF, RESET -> Optional.of(AttemptOutcome.EHLO_DROPPED);
            case REPLY_NOT_SMTP, TOO_MUCH -> Optional.of(AttemptOutcome.EHLO_NOT_SMTP);
            case STOPPED -> Optional.of(AttemptOutcome.NOT_TRIED);
            default -> Optional.empty();
        };
    }

    private static Optional<AttemptOutcome> tls(DialogueOutcome end) {
        return switch (end) {
            case EHLO_OK, STARTTLS_OK, TLS_OK, TLS_ABSENT -> Optional.empty();
            case STOPPED -> Optional.of(AttemptOutcome.NOT_TRIED);
            default -> Optional.of(AttemptOutcome.TLS_BROKEN);
        };
    }

    private static String words(Step step) {
        String stage = switch (step.stage()) {
            case HANDSHAKE -> "the TLS handshake";
            case EHLO_TLS -> "EHLO under TLS";
            default -> step.stage().name();
        };
        String end = switch (step.outcome()) {
            case SILENT, WATCHDOG -> "no reply to " + stage;
            case DROPPED_AFTER_EHLO, EOF, RESET -> "the connection ended at " + stage;
            case EHLO_REJECTED, TLS_REFUSED -> stage + " was refused";
            case STOPPED -> "the run ended at " + stage;
            default -> stage + " failed: " + step.outcome().name().toLowerCase(Locale.ROOT);
        };
        return "after the greeting: " + end
                + step.reply().map(Reply::toString).map(said -> ": " + said).orElse("");
    }
}
