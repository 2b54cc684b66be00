package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.ReceiverHints;
import java.util.Optional;

/**
 * The server of a path.
 *
 * @param target the name in the request: a host or a mail domain
 * @param operator the organization that runs it; the target itself if the operator is unknown
 * @param address the address of the connection; empty if the name has none
 * @param role the purpose of the connection
 */
public record ProbedServer(String target, String operator, Optional<IpAddress> address, EgressPath.Role role) {

    public ProbedServer {
        target = Printable.text(target);
        operator = Printable.text(operator);
    }

    /** What the name tells about the receiver, for the classification of its replies. */
    public ReceiverHints hints() {
        return DomainName.ofOctets(target).map(ReceiverHints::of).orElseGet(ReceiverHints::none);
    }
}
