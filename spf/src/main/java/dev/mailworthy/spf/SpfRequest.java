package dev.mailworthy.spf;

import dev.mailworthy.core.net.IpAddress;
import java.util.Objects;

/**
 * The arguments of check_host() (RFC 7208 section 4.1), as an SMTP session has them.
 *
 * @param ip the client's address
 * @param mailFrom the reverse-path's mailbox; empty for the null reverse-path (section 2.4: postmaster at the HELO name)
 * @param helo the name that the client gave, as sent, unchecked
 */
public record SpfRequest(IpAddress ip, String mailFrom, String helo) {
    public SpfRequest {
        Objects.requireNonNull(ip, "ip");
        Objects.requireNonNull(mailFrom, "mailFrom");
        Objects.requireNonNull(helo, "helo");
    }
}
