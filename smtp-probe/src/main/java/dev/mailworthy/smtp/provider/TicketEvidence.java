package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import java.util.List;

/**
 * Writes the connections behind a verdict into a {@link SupportTicket letter}. Greetings and messages are left out,
 * because other servers wrote them. Only the characters of host names are kept in names.
 */
final class TicketEvidence {

    private static final int LONGEST_NAME = 80;

    private final TicketPage page;
    private final List<EgressPath> paths;

    TicketEvidence(TicketPage page, List<EgressPath> paths) {
        this.page = page;
        this.paths = paths;
    }

    /** Writes all connections of a port in the request, and a summary of other ports. */
    void write(PortVerdict port) {
        String verdict = port.subject() + ": " + port.verdict() + ", confidence "
                + port.confidence().label();
        if (port.verdict().isForProvider()) {
            page.item(verdict);
            connections(port);
        } else {
            page.item(verdict + "; " + summary(of(port, Role.TARGET)));
        }
    }

    private void connections(PortVerdict port) {
        of(port, Role.TARGET).forEach(path -> page.detail(name(path) + ": " + end(path)));
        of(port, Role.RECHECK).forEach(path -> page.detail("again " + name(path) + ": " + end(path)));
        of(port, Role.SMALL_PACKETS)
                .forEach(path -> page.detail("again in small packets " + name(path) + ": " + end(path)));
        of(port, Role.LARGE_PACKETS)
                .forEach(path -> page.detail("again with a packet of full length " + name(path) + ": " + end(path)));
        of(port, Role.CONTROL)
                .forEach(path -> page.detail("control " + name(path) + " port " + path.port() + ": " + end(path)));
        of(port, Role.CANARY).forEach(path -> page.detail("canary " + name(path) + ": " + end(path) + canary(path)));
    }

    private static String summary(List<EgressPath> targets) {
        List<EgressPath> answered = targets.stream()
                .filter(path -> path.outcome().reach() == Reach.REACHED)
                .toList();
        long slowest = answered.stream().mapToLong(EgressPath::millis).max().orElse(0);
        return answered.size() + " of " + targets.size() + " targets answered"
                + (answered.isEmpty() ? "" : " within " + slowest + " ms");
    }

    /** The paths of a port. Controls are the same for all ports of a family. */
    private List<EgressPath> of(PortVerdict port, Role role) {
        return paths.stream()
                .filter(path -> path.role() == role
                        && path.family() == port.family()
                        && path.source().equals(port.source())
                        && (role == Role.CONTROL || path.port() == port.port()))
                .toList();
    }

    private static String name(EgressPath path) {
        String name = plain(path.target());
        return path.address()
                .filter(address -> !address.toString().equals(name))
                .map(address -> name + " (" + address + ")")
                .orElse(name);
    }

    private static String plain(String untrusted) {
        String kept = untrusted.replaceAll("[^A-Za-z0-9.:_-]", "?");
        return kept.length() > LONGEST_NAME ? kept.substring(0, LONGEST_NAME) + "..." : kept;
    }

    private static String end(EgressPath path) {
        if (path.attempts() == 0) {
            return path.outcome() + ", not tried";
        }
        return path.outcome() + " after " + path.millis() + " ms, " + path.attempts()
                + (path.attempts() == 1 ? " attempt" : " attempts");
    }

    private static String canary(EgressPath path) {
        return path.outcome().reach() == Reach.REACHED ? " (no server is there: something in between answers)" : "";
    }
}
