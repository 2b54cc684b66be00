package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.dialogue.wire.Limits;
import dev.mailworthy.smtp.dialogue.wire.Wire;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a dialogue broke off.
 *
 * @param detail one line, safe to print
 */
record Breakage(DialogueOutcome outcome, String detail) {

    /** Angus Mail wraps exceptions. The cause is at the end of the chain. */
    public static Breakage of(Exception thrown, Steps steps, Wire wire) {
        DialogueOutcome raw = outcome(thrown, steps, wire);
        boolean foreign = raw == DialogueOutcome.SILENT && steps.stage() == Stage.BANNER && wire.isForeign();
        return new Breakage(foreign ? DialogueOutcome.BANNER_NOT_SMTP : atStage(raw, steps), detail(thrown));
    }

    private static DialogueOutcome outcome(Exception thrown, Steps steps, Wire wire) {
        if (wire.overtime()) {
            return DialogueOutcome.WATCHDOG;
        }
        if (find(thrown, Limits.Exceeded.class).isPresent()) {
            return DialogueOutcome.TOO_MUCH;
        }
        if (thrown instanceof DialogueEnd end) {
            return end.outcome();
        }
        if (find(thrown, SocketTimeoutException.class).isPresent()) {
            return DialogueOutcome.SILENT;
        }
        if (wire.closed()) {
            return DialogueOutcome.STOPPED;
        }
        if (steps.stage() == Stage.HANDSHAKE && !wire.unheard()) {
            return DialogueOutcome.TLS_HANDSHAKE_FAIL;
        }
        if (find(thrown, SocketException.class).isPresent()) {
            return DialogueOutcome.RESET;
        }
        if (find(thrown, EOFException.class).isPresent()) {
            return DialogueOutcome.EOF;
        }
        if (steps.stage() == Stage.HANDSHAKE) {
            return DialogueOutcome.TLS_HANDSHAKE_FAIL;
        }
        // The peer sent no TLS records, or a greeting that Angus Mail does not accept.
        return find(thrown, SSLException.class).isPresent() ? DialogueOutcome.RESET : DialogueOutcome.REPLY_NOT_SMTP;
    }

    private static DialogueOutcome atStage(DialogueOutcome raw, Steps steps) {
        return switch (steps.stage()) {
            case BANNER -> raw == DialogueOutcome.REPLY_NOT_SMTP ? banner(steps.reply()) : raw;
            case EHLO, HELO, EHLO_TLS ->
                raw == DialogueOutcome.EOF || raw == DialogueOutcome.RESET ? DialogueOutcome.DROPPED_AFTER_EHLO : raw;
            default -> raw;
        };
    }

    private static DialogueOutcome banner(Optional<Reply> reply) {
        return switch (reply.map(Reply::kind).orElse(-1)) {
            case 4 -> DialogueOutcome.BANNER_4XX;
            case 5 -> DialogueOutcome.BANNER_5XX;
            default -> DialogueOutcome.BANNER_NOT_SMTP;
        };
    }

    private static String detail(Exception thrown) {
        Throwable last = causes(thrown).reduce((first, second) -> second).orElse(thrown);
        return Printable.text(String.valueOf(last.getMessage()));
    }

    private static <T> Optional<T> find(Throwable thrown, Class<T> type) {
        return causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
