package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfReport;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.SpfStep;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that an SPF record names one by one though mail does not leave from them, while it does not let a present one
 * pass. Posture cannot evaluate SPF, so that this is told where both are known.
 */
final class SpfDrift {

    /** Results that say that the present address is not authorised; an error or silence says nothing about it. */
    private static final Set<SpfResult> UNAUTHORISED = Set.of(SpfResult.FAIL, SpfResult.SOFTFAIL, SpfResult.NEUTRAL);

    private final List<IpAddress> sending;

    SpfDrift(List<IpAddress> sending) {
        this.sending = sending;
    }

    /** One finding for each old address and record, however many present addresses it leaves out. */
    List<Finding> in(SpfReport report) {
        return report.checks().stream()
                .filter(check -> UNAUTHORISED.contains(check.result()))
                .flatMap(this::stale)
                .collect(Collectors.toMap(
                        Finding::subject, finding -> finding, (first, second) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Stream<Finding> stale(SpfCheck check) {
        IpAddress present = check.request().ip();
        return record(check).stream()
                .flatMap(record -> Stream.of(record.split(" +"))
                        .filter(term -> single(term)
                                .filter(old -> old.family() == present.family() && !sending.contains(old))
                                .isPresent())
                        .map(term -> finding(check, record, term)));
    }

    /** The domain's own record as published; a longer one than a step keeps is left alone. */
    private static Optional<String> record(SpfCheck check) {
        return check.trace().stream()
                .filter(step -> step.depth() == 0 && step.term().equals(SpfStep.RECORD))
                .map(SpfStep::outcome)
                .filter(text -> !text.equals("none") && !text.endsWith("…"))
                .findFirst();
    }

    private static Optional<IpAddress> single(String term) {
        String mechanism = term.startsWith("+") ? term.substring(1) : term;
        String name = mechanism.toLowerCase(Locale.ROOT);
        if (!name.startsWith("ip4:") && !name.startsWith("ip6:")) {
            return Optional.empty();
        }
        try {
            Cidr network = Cidr.parse(mechanism.substring(4));
            boolean one = network.prefix() == network.network().family().bits();
            return one ? Optional.of(network.network()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Finding finding(SpfCheck check, String record, String term) {
        IpAddress present = check.request().ip();
        int address = term.indexOf(':') + 1;
        String moved = term.substring(0, address) + present;
        return Finding.of(
                        PostureFinding.ADDRESS_DRIFT_SPF,
                        check.domain() + " " + term,
                        "The SPF record names " + term + ", but mail leaves from " + present + ".",
                        new Evidence("SPF record of " + check.domain(), record))
                .withRemedies(Remedy.publish(
                        "Where " + term.substring(address)
                                + " sends no more, publish the new address in its place; where it does, beside it.",
                        new PublishedRecord(
                                DomainName.ofText(check.domain()), RecordType.TXT, replaced(record, term, moved))));
    }

    /** Term by term: as text, {@code ip4:192.0.2.8} is the beginning of {@code ip4:192.0.2.80} too. */
    private static String replaced(String record, String term, String moved) {
        return Stream.of(record.split(" "))
                .map(each -> each.equals(term) ? moved : each)
                .collect(Collectors.joining(" "));
    }
}
