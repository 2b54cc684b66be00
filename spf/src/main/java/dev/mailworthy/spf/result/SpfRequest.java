package dev.mailworthy.spf.result;

import dev.mailworthy.core.net.IpAddress;
import java.util.Objects;

/**
 * The arguments of check_host() (RFC 7208 section 4.1) from an SMTP session.
 *
 * @param ip the client's address
 * @param identity what is checked: MAIL FROM, the null reverse-path or HELO
 * @param helo the client's HELO name as sent, unchecked; empty if there is none
 */
public record SpfRequest(IpAddress ip, Identity identity, String helo) {
    public SpfRequest {
        Objects.requireNonNull(ip, "ip");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(helo, "helo");
    }

    /**
     * A check of MAIL FROM, or of the null reverse-path (sections 2.4 and 4.1).
     *
     * @param ip of the client
     * @param mailFrom the reverse-path's mailbox, or empty for the null reverse-path
     * @param helo the name that the client gave in HELO or EHLO
     */
    public SpfRequest(IpAddress ip, String mailFrom, String helo) {
        this(ip, mailFrom.isEmpty() ? new Identity.NullReversePath() : new Identity.MailFrom(mailFrom), helo);
    }

    /**
     * {@return a check of the HELO name (section 2.3)}
     *
     * @param ip of the client
     * @param helo the name that the client gave in HELO or EHLO
     */
    public static SpfRequest helo(IpAddress ip, String helo) {
        return new SpfRequest(ip, new Identity.Helo(), helo);
    }

    /** {@return the reverse-path's mailbox; empty if another {@link Identity identity} is checked} */
    public String mailFrom() {
        return identity instanceof Identity.MailFrom from ? from.mailbox() : "";
    }
}
