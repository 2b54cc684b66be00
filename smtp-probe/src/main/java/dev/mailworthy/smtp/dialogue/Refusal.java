package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A 4yz or 5yz reply (RFC 5321 section 4.2.1), and the {@link Stage stage} that it answered.
 *
 * @param stage that the reply answered
 * @param reply code and lines
 */
public record Refusal(Stage stage, Reply reply) {

    /** {@return whether the reply refuses at all} */
    public boolean isOne() {
        return reply.kind() == 4 || reply.kind() == 5;
    }

    /** {@return the reply as an {@link SmtpReply}, which the rules about replies read} */
    public SmtpReply toSmtpReply() {
        String text = reply.lines().stream().map(Refusal::withoutCode).collect(Collectors.joining("\n"));
        return SmtpReply.of(reply.code(), text).at(replyStage());
    }

    private static String withoutCode(String line) {
        return line.substring(Math.min(4, line.length()));
    }

    /** Empty for the handshake, because no reply answers it. */
    private Optional<ReplyStage> replyStage() {
        return switch (stage) {
            case BANNER -> Optional.of(ReplyStage.CONNECT);
            case EHLO, HELO, EHLO_TLS -> Optional.of(ReplyStage.EHLO);
            case STARTTLS -> Optional.of(ReplyStage.TLS);
            case MAIL -> Optional.of(ReplyStage.MAIL);
            case RCPT -> Optional.of(ReplyStage.RCPT);
            case HANDSHAKE -> Optional.empty();
        };
    }
}
