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

    /** {@return no reply came} */
    public static ServerReplies none() {
        return new ServerReplies(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Only a greeting, after which this side left.
     *
     * @param greeting the reply after the connection
     * @return replies without a dialogue
     */
    public static ServerReplies greeting(Reply greeting) {
        return new ServerReplies(
                Optional.of(greeting),
                Optional.of(new Refusal(Stage.BANNER, greeting)).filter(Refusal::isOne),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * {@return the replies of a dialogue} Refusals of MAIL and RCPT are an {@link EnvelopeOutcome}.
     *
     * @param dialogue that was held on the path
     */
    public static ServerReplies of(DialogueReport dialogue) {
        return new ServerReplies(
                dialogue.banner(),
                dialogue.refusal().filter(refusal -> refusal.stage().compareTo(Stage.MAIL) < 0),
                Optional.of(dialogue),
                dialogue.client());
    }

    /**
     * {@return a refusal from an earlier run, whose dialogue was not kept}
     *
     * @param refusal of the earlier run; empty if it had none
     */
    public static ServerReplies remembered(Optional<Refusal> refusal) {
        return remembered(refusal, Optional.empty());
    }

    /**
     * {@return what an earlier run kept of a dialogue}
     *
     * @param refusal of the earlier run; empty if it had none
     * @param client the address that the server named; empty if it named none
     */
    public static ServerReplies remembered(Optional<Refusal> refusal, Optional<ClientAddress> client) {
        return new ServerReplies(
                refusal.filter(known -> known.stage() == Stage.BANNER).map(Refusal::reply),
                refusal,
                Optional.empty(),
                client);
    }
}
