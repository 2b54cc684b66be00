package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An SPF term with one old address. Mail does not leave from that address, and the {@link SpfRecord record} does not let a
 * present address of its family pass. {@code core.posture} finds such terms in other records; it cannot evaluate SPF.
 *
 * @param check the check of the present address
 * @param term a term of the domain's own record
 */
record SpfDrift(SpfCheck check, Directive term, IpAddress old) {

    /** Results that do not authorise a present address. An error or an unanswered {@link SpfCheck check} proves nothing. */
    private static final Set<SpfResult> UNAUTHORISED = Set.of(SpfResult.FAIL, SpfResult.SOFTFAIL, SpfResult.NEUTRAL);

    /**
     * One drift for each old address and domain, even if the record leaves out several present addresses.
     *
     * @param checks the checks of all addresses that mail leaves from
     */
    static List<SpfDrift> among(List<SpfCheck> checks) {
        Set<IpAddress> sending =
                checks.stream().map(check -> check.request().ip()).collect(Collectors.toSet());
        Map<String, SpfDrift> found = new LinkedHashMap<>();
        for (SpfCheck check : checks) {
            if (UNAUTHORISED.contains(check.result())) {
                check.record()
                        .ifPresent(record ->
                                in(record, check, sending).forEach(drift -> found.putIfAbsent(drift.subject(), drift)));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<SpfDrift> in(SpfRecord record, SpfCheck check, Set<IpAddress> sending) {
        return record.directives().stream()
                .flatMap(term -> single(term).map(old -> new SpfDrift(check, term, old)).stream())
                .filter(drift ->
                        drift.old().family() == check.request().ip().family() && !sending.contains(drift.old()))
                .toList();
    }

    /** The one address that a term lets pass. */
    private static Optional<IpAddress> single(Directive term) {
        if (term.qualifier() != Qualifier.PASS || !(term.mechanism() instanceof Mechanism.Network named)) {
            return Optional.empty();
        }
        Cidr network = named.network();
        boolean one = network.prefix() == network.network().family().bits();
        return one ? Optional.of(network.network()) : Optional.empty();
    }

    private String subject() {
        return check.domain() + " " + term.text();
    }

    /** @param repair the record of the domain that lets every present address pass */
    Finding finding(Optional<SpfRepair> repair) {
        IpAddress present = check.request().ip();
        Finding finding = Finding.of(
                        PostureFinding.ADDRESS_DRIFT_SPF,
                        subject(),
                        "The SPF record names " + term.text() + ", but mail leaves from " + present + ".",
                        new Evidence("SPF record of " + check.domain(), term.source()))
                .about(
                        new Particular.SpfTerm(term.text()),
                        new Particular.Address(old),
                        new Particular.Address(present));
        Finding about = DomainName.ofOctets(check.domain())
                .map(domain -> finding.about(
                        new Particular.Domain(domain),
                        new Particular.Published(new PublishedRecord(domain, RecordType.TXT, term.source()))))
                .orElse(finding);
        return repair.map(known -> about.withRemedies(
                        known.remedy("Publish the record with the address that mail leaves from, beside the old one.")))
                .orElse(about);
    }
}
