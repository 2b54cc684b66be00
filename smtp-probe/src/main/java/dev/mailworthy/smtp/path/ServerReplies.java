package dev.mailworthy.smtp.path;

import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import java.util.Optional;

/**
 * A server's {@link Reply replies} on one connection, as data.
 *
 * @param greeting the first reply (RFC 5321 section 3.1), if one came
 * @param refusal the reply before MAIL that refused this client: at the greeting, EHLO or STARTTLS
 * @param dialogue the dialogue after the greeting, if the request has a name for EHLO
 * @param client this machine's address as the server names it
 */
public record ServerReplies(
        Optional<Reply> greeting,
        Optional<Refusal> refusal,
        Optional<DialogueReport> dialogue,
        Optional<ClientAddress> client) {

    /** No reply came. */
    public static ServerReplies none() {
        return new ServerReplies(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only a greeting, after which this side left. */
    public static ServerReplies greeting(Reply greeting) {
        return new ServerReplies(
                Optional.of(greeting),
                Optional.of(new Refusal(Stage.BANNER, greeting)).filter(Refusal::isOne),
                Optional.empty(),
                Optional.empty());
    }

    /** The replies of a dialogue. Refusals of MAIL and RCPT are an {@link EnvelopeOutcome}. */
    public static ServerReplies of(DialogueReport dialogue) {
        return new ServerReplies(
                dialogue.banner(),
                dialogue.refusal().filter(refusal -> refusal.stage().compareTo(Stage.MAIL) < 0),
                Optional.of(dialogue),
                dialogue.client());
    }

    /** A refusal from an earlier run, whose dialogue was not kept. */
    public static ServerReplies remembered(Optional<Refusal> refusal) {
        return remembered(refusal, Optional.empty());
    }

    /** What an earlier run kept of a dialogue. */
    public static ServerReplies remembered(Optional<Refusal> refusal, Optional<ClientAddress> client) {
        return new ServerReplies(
                refusal.filter(known -> known.stage() == Stage.BANNER).map(Refusal::reply),
                refusal,
                Optional.empty(),
                client);
    }
}
