package dev.mailworthy.smtp.delivery.cell;

import dev.mailworthy.core.Labelled;
import java.util.Comparator;
import java.util.Optional;

/**
 * The side to which mail was handed, or should have been.
 *
 * @param kind what the other side is for the mail
 * @param id the receiver's id in the catalogue of replies, for example {@code gmail}; empty for others
 * @param name the name for people: the catalogue's, the end of the server's name ({@code example.net}), or the recipient's
 *     domain where the log names no server
 */
public record MailTarget(Kind kind, Optional<String> id, String name) implements Comparable<MailTarget> {

    private static final Comparator<MailTarget> ORDER = Comparator.comparing(MailTarget::kind)
            .thenComparing(target -> target.id().orElse(""))
            .thenComparing(MailTarget::name);

    /** What the other side is for the mail. */
    public enum Kind implements Labelled {
        /** A server that the recipient's domain names as its MX. */
        RECEIVER,
        /** A submission service (ports 465 and 587). What it did says nothing about the receiver behind it. */
        SMARTHOST,
        /** A server of one's own: a content filter or an inner gateway. Handing mail on to it is no delivery. */
        HOP,
        /** A mailbox on this machine. */
        LOCAL
    }

    /** {@return whether it is outside, so that its answers are evidence about mail that was sent} */
    public boolean isOutside() {
        return kind == Kind.RECEIVER || kind == Kind.SMARTHOST;
    }

    @Override
    public int compareTo(MailTarget other) {
        return ORDER.compare(this, other);
    }
}
