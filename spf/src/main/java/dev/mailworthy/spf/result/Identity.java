package dev.mailworthy.spf.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import java.util.Objects;

/** The identity that is checked (RFC 7208 sections 2.3 and 2.4). */
public sealed interface Identity {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * The reverse-path's mailbox, without angle brackets; never empty.
     *
     * @param mailbox as the client sent it
     */
    record MailFrom(String mailbox) implements Identity {
        /** @throws IllegalArgumentException if the mailbox is empty, which {@link NullReversePath} stands for */
        public MailFrom {
            Objects.requireNonNull(mailbox, "mailbox");
            if (mailbox.isEmpty()) {
                throw new IllegalArgumentException("an empty reverse-path is NullReversePath and not MailFrom");
            }
        }
    }

    /** The HELO or EHLO name. */
    record Helo() implements Identity {}

    /** {@code MAIL FROM:<>}, as in delivery reports. It is checked as postmaster at the HELO name (section 2.4). */
    record NullReversePath() implements Identity {}
}
