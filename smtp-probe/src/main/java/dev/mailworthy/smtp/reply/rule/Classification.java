package dev.mailworthy.smtp.reply.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;

/** The meaning of a reply. */
public sealed interface Classification {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return the reply that was classified} */
    SmtpReply reply();

    /** {@return the receiver that sent the reply, if it is known} */
    Optional<Receiver> receiver();

    /** {@return the client's address that the receiver saw} Behind a proxy or NAT it is not this machine's own. */
    Optional<IpAddress> clientAddress();

    /** {@return whether the same mail can pass later, as far as is known} It may contradict {@link SmtpReply#claimed()}. */
    Permanence permanence();

    /**
     * The {@link Cause cause} is known.
     *
     * @param reply that was classified
     * @param receiver empty if neither the reply nor a hint tells it
     * @param clientAddress the address that the reply names, if any
     * @param permanence whether the refusal was for good or for now
     * @param rule that matched
     */
    record Classified(
            SmtpReply reply,
            Optional<Receiver> receiver,
            Optional<IpAddress> clientAddress,
            Permanence permanence,
            MatchedRule rule)
            implements Classification {

        /** {@return what the reply means and whose matter it is} */
        public Cause cause() {
            return rule.cause();
        }

        /** {@return what to do about the address that the receiver saw} */
        public Remedy remedy() {
            return clientAddress.map(cause()::remedy).orElseGet(cause()::remedy);
        }
    }

    /**
     * No cause is known.
     *
     * @param reply that no rule knows
     * @param receiver empty if neither the reply nor a hint tells it
     * @param clientAddress the address that the reply names, if any
     * @param permanence whether the refusal was for good or for now
     * @param nearest the catch-all rule that matched, which says only that the mail was refused; empty if the reply is
     *     no refusal
     */
    record Unclassified(
            SmtpReply reply,
            Optional<Receiver> receiver,
            Optional<IpAddress> clientAddress,
            Permanence permanence,
            Optional<MatchedRule> nearest)
            implements Classification {}
}
