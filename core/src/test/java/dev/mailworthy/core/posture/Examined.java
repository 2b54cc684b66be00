package dev.mailworthy.core.posture;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Zones and requests of this package's tests. */
final class Examined {

    static final DomainName DOMAIN = DomainName.parse("example.org");

    private Examined() {}

    /** A root zone with these lines and nothing else. */
    static ZoneDns zone(String... lines) {
        try {
            return ZoneDns.parse(
                    "test.zone", "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n" + String.join("\n", lines) + "\n");
        } catch (ZoneFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static PostureRequest request(PostureGroup... groups) {
        return new PostureRequest(DOMAIN, List.of(), Optional.empty()).withGroups(Set.of(groups));
    }

    static PostureRequest from(String ehlo, String... addresses) {
        return new PostureRequest(
                        DOMAIN,
                        Stream.of(addresses).map(IpAddress::parse).toList(),
                        ehlo.isEmpty() ? Optional.empty() : Optional.of(EhloName.parse(ehlo)))
                .withGroups(Set.of(PostureGroup.ADDRESSES, PostureGroup.DRIFT));
    }

    static PostureReport examine(Dns dns, PostureRequest request) {
        return Posture.over(dns).examine(request);
    }

    /** The reason of an unanswered check in a zone with this fault. */
    static Reason reason(Fault fault) {
        return switch (fault) {
            case TIMEOUT -> Reason.TIMEOUT;
            case SERVFAIL -> Reason.SERVFAIL;
            case REFUSED -> Reason.REFUSED;
            default -> throw new IllegalArgumentException(fault.toString());
        };
    }

    static List<String> codes(PostureReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
