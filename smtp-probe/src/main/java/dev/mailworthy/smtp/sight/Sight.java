package dev.mailworthy.smtp.sight;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.EgressPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the addresses that receivers name with this machine's own.
 *
 * @param paths those whose replies come from the servers themselves
 * @param own the addresses of this machine; empty if they are not known, and then nothing is compared
 * @param nat64 the prefixes of this network's NAT64, by {@link Nat64Prefixes}
 */
public record Sight(List<EgressPath> paths, List<OwnAddress> own, List<Cidr> nat64) {

    /** Carrier-grade translation (RFC 6598), and IPv4 over IPv6 by DS-Lite or 464XLAT (RFC 7335). */
    private static final List<Cidr> SHARED = List.of(Cidr.parse("100.64.0.0/10"), Cidr.parse("192.0.0.0/29"));

    public Sight {
        paths = List.copyOf(paths);
        own = List.copyOf(own);
        nat64 = List.copyOf(nat64);
    }

    /**
     * A comparison on a network about whose NAT64 nothing is known.
     *
     * @param paths of one run
     * @param own addresses of this machine
     */
    public Sight(List<EgressPath> paths, List<OwnAddress> own) {
        this(paths, own, List.of());
    }

    /** {@return the addresses that most receivers name, at most one of each family} */
    public List<IpAddress> agreed() {
        return SaidAddress.in(paths).stream()
                .filter(SaidAddress::isAgreed)
                .map(SaidAddress::address)
                .toList();
    }

    /** {@return what is wrong with the addresses that receivers see} */
    public List<Finding> findings() {
        if (own.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        SaidAddress.in(paths).stream().flatMap(said -> compared(said).stream()),
                        own.stream().filter(Sight::isShared).map(Sight::shared),
                        own.stream().filter(this::isTemporary).map(Sight::temporary),
                        translator().stream())
                .flatMap(found -> found)
                .toList();
    }

    private Optional<Finding> compared(SaidAddress said) {
        boolean isOwn = isOwn(said.address());
        if (said.isAgreed() && !isOwn) {
            return Optional.of(translated(said));
        }
        boolean doubtful = !said.others().isEmpty() || !isOwn;
        return doubtful && !(said.isAgreed() && said.others().isEmpty())
                ? Optional.of(finding(
                        SightFinding.SENDING_ADDRESS_UNSURE,
                        said,
                        said.others().isEmpty()
                                ? "Only " + said.operators().get(0) + " names " + said.address()
                                        + "; it is not checked."
                                : "Receivers name different addresses of this machine."))
                : Optional.empty();
    }

    private Finding translated(SaidAddress said) {
        Optional<IpAddress> before = own.stream()
                .filter(each -> each.isChosen() && each.address().family() == said.family())
                .map(OwnAddress::address)
                .findFirst();
        Finding found = finding(
                SightFinding.SENDING_ADDRESS_TRANSLATED,
                said,
                "Receivers see " + said.address()
                        + before.map(address -> "; this machine sends from " + address)
                                .orElse("") + ".");
        boolean surprises =
                before.filter(address -> SpecialPurpose.of(address).isEmpty()).isPresent();
        return surprises ? found.withSeverity(Severity.NOTICE) : found;
    }

    private static Finding finding(SightFinding type, SaidAddress said, String message) {
        List<Evidence> evidence = new ArrayList<>();
        said.operators().forEach(operator -> evidence.add(new Evidence(operator, "names " + said.address())));
        said.others().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(other -> evidence.add(new Evidence(other.getKey(), "names " + other.getValue())));
        return Finding.of(type, said.address().toString(), message, evidence.toArray(Evidence[]::new))
                .about(new Particular.Address(said.address()));
    }

    private boolean isOwn(IpAddress address) {
        return own.stream().anyMatch(each -> each.address().equals(address));
    }

    private static boolean isShared(OwnAddress each) {
        return each.isChosen() && SHARED.stream().anyMatch(network -> network.contains(each.address()));
    }

    private static Finding shared(OwnAddress each) {
        return Finding.of(
                        SightFinding.SENDING_ADDRESS_SHARED,
                        each.address().toString(),
                        "This machine sends from " + each.address() + ", which is no public address.",
                        new Evidence("route", "the default route sends from " + each.address()))
                .about(new Particular.Address(each.address()));
    }

    /** Whether mail leaves from a temporary address: the system chooses it, and the run named no other source. */
    private boolean isTemporary(OwnAddress each) {
        return each.isTemporary()
                && (each.isChosen()
                                && paths.stream().allMatch(path -> path.source().isEmpty())
                        || agreed().contains(each.address()));
    }

    private static Finding temporary(OwnAddress each) {
        return Finding.of(
                        SightFinding.SENDING_ADDRESS_TEMPORARY,
                        each.address().toString(),
                        each.address() + " is a temporary address; tomorrow mail leaves from another one.",
                        new Evidence("interface", each.address() + " is marked as temporary"))
                .about(new Particular.Address(each.address()));
    }

    private Optional<Finding> translator() {
        List<String> signs = Synthesis.signs(paths, nat64);
        if (signs.isEmpty()) {
            return Optional.empty();
        }
        boolean ipv4 = paths.stream()
                .anyMatch(
                        path -> path.family() == IpFamily.IPV4 && path.outcome().reach() == Reach.REACHED);
        Finding found = Finding.of(
                SightFinding.SENDING_ADDRESS_NAT64,
                "IPv4 receivers",
                "Servers that have IPv4 only are reached through NAT64.",
                signs.stream().map(sign -> new Evidence("target", sign)).toArray(Evidence[]::new));
        return Optional.of(ipv4 ? found.withSeverity(Severity.NOTICE) : found);
    }
}
