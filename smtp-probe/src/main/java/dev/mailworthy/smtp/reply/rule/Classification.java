package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;

/** The meaning of a reply. */
public sealed interface Classification {

    SmtpReply reply();

    /** The receiver that sent it, if it is known. */
    Optional<Receiver> receiver();

    /** The client's address that the receiver says it saw; behind a proxy or NAT it is not this machine's own. */
    Optional<IpAddress> clientAddress();

    /** Whether the same mail can pass later, as far as is known; it may contradict {@link SmtpReply#claimed()}. */
    Permanence permanence();

    /** A cause is known. */
    record Classified(
            SmtpReply reply,
            Optional<Receiver> receiver,
            Optional<IpAddress> clientAddress,
            Permanence permanence,
            MatchedRule rule)
            implements Classification {

        public Cause cause() {
            return rule.cause();
        }

        /** What to do, with the address that was seen. */
        public Remedy remedy() {
            return clientAddress.map(cause()::remedy).orElseGet(cause()::remedy);
        }
    }

    /**
     * No cause is known.
     *
     * @param nearest the catch-all rule it met, which says no more than that it is refused; nothing for no refusal at all
     */
    record Unclassified(
            SmtpReply reply,
            Optional<Receiver> receiver,
            Optional<IpAddress> clientAddress,
            Permanence permanence,
            Optional<MatchedRule> nearest)
            implements Classification {}
}
