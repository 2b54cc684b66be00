package dev.mailworthy.smtp.path;

import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import java.util.Optional;

/**
 * What a server said on one connection, as data.
 *
 * @param greeting its first reply (RFC 5321 section 3.1), where one came
 * @param refusal the reply before MAIL with which it refused this client, at the greeting, EHLO or STARTTLS
 * @param dialogue what was said after the greeting, where EHLO had a name to say
 */
public record ServerReplies(Optional<Reply> greeting, Optional<Refusal> refusal, Optional<DialogueReport> dialogue) {

    /** No reply came. */
    public static ServerReplies none() {
        return new ServerReplies(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A greeting alone, after which this side left. */
    public static ServerReplies greeting(Reply greeting) {
        return new ServerReplies(
                Optional.of(greeting),
                Optional.of(new Refusal(Stage.BANNER, greeting)).filter(Refusal::isOne),
                Optional.empty());
    }

    /** The replies of a dialogue. Refusals of MAIL and RCPT are an {@link EnvelopeOutcome}. */
    public static ServerReplies of(DialogueReport dialogue) {
        return new ServerReplies(
                dialogue.banner(),
                dialogue.refusal().filter(refusal -> refusal.stage().compareTo(Stage.MAIL) < 0),
                Optional.of(dialogue));
    }

    /** A refusal that is known from an earlier run, whose dialogue was not kept. */
    public static ServerReplies remembered(Optional<Refusal> refusal) {
        return new ServerReplies(
                refusal.filter(known -> known.stage() == Stage.BANNER).map(Refusal::reply), refusal, Optional.empty());
    }
}
