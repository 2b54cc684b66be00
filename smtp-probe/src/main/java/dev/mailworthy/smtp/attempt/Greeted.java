package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.path.AttemptOutcome;

/**
 * The {@link AttemptOutcome} of a dialogue, from its greeting. The later stages concern the server and not the path.
 */
final class Greeted {

    private Greeted() {}

    static AttemptOutcome outcome(DialogueReport report) {
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
}
