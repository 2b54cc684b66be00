package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.ReceiverHints;
import java.util.Optional;

/**
 * The server of a path.
 *
 * @param target the name it was asked for by: a host or a mail domain
 * @param host the name of the server behind the address, an MX where the target is a mail domain; empty where it is not known
 * @param operator the organization that runs it; the target itself where it is not known
 * @param address what was connected to; empty when the name gave none
 * @param role why it was tried
 * @param startTls that its servers offer STARTTLS, if it was known before the run
 */
public record ProbedServer(
        String target,
        String operator,
        Optional<DomainName> host,
        Optional<IpAddress> address,
        EgressPath.Role role,
        Optional<KnownOffer> startTls) {

    public ProbedServer {
        target = Printable.text(target);
        operator = Printable.text(operator);
    }

    /**
     * A server about whose STARTTLS nothing is known.
     *
     * @param target as the request names it
     * @param operator the organisation that runs it, by which a quorum is counted
     * @param host the server's own name; empty if it is not known
     * @param address empty if the name has none or was not resolved
     * @param role mail server, control or canary
     */
    public ProbedServer(
            String target,
            String operator,
            Optional<DomainName> host,
            Optional<IpAddress> address,
            EgressPath.Role role) {
        this(target, operator, host, address, role, Optional.empty());
    }

    /**
     * A server whose own name is not known.
     *
     * @param target as the request names it
     * @param operator the organisation that runs it, by which a quorum is counted
     * @param address empty if the name has none or was not resolved
     * @param role mail server, control or canary
     */
    public ProbedServer(String target, String operator, Optional<IpAddress> address, EgressPath.Role role) {
        this(target, operator, Optional.empty(), address, role);
    }

    /**
     * {@return what its names tell about the receiver whose replies it gives} The host says more than the mail domain: receivers
     * with several services tell them apart by host.
     */
    public ReceiverHints hints() {
        return host.or(() -> DomainName.ofOctets(target)).map(ReceiverHints::of).orElseGet(ReceiverHints::none);
    }
}
