package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What proposals are made from.
 *
 * @param sending the addresses that mail leaves from; none when they are a guess, which no record may be made of
 */
record Situation(
        DomainName domain,
        DomainName from,
        DomainName mailFrom,
        Optional<DomainName> ehlo,
        List<IpAddress> sending,
        List<Finding> findings,
        Clock clock) {
    Situation {
        sending = List.copyOf(sending);
        findings = List.copyOf(findings);
    }

    Stream<Finding> found(FindingType... types) {
        return findings.stream().filter(finding -> Arrays.asList(types).contains(finding.type()));
    }

    /** Those about this very subject. */
    Stream<Finding> found(Object subject, FindingType... types) {
        return found(types).filter(finding -> finding.subject().equals(subject.toString()));
    }

    List<IpAddress> sending(IpFamily family) {
        return sending.stream().filter(address -> address.family() == family).toList();
    }

    Stream<DomainName> domains() {
        return Stream.of(domain, mailFrom, from).distinct();
    }

    /** The EHLO name, if it has the form of a host's full name. */
    Optional<DomainName> hostName() {
        return ehlo.filter(name -> name.labels().size() > 1 && isHostLike(name));
    }

    /** The name that a finding is about, unless its text was too long to be kept whole. */
    static Optional<DomainName> name(String subject) {
        try {
            return Optional.of(DomainName.ofText(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a name has nothing but letters, digits, hyphens and underscores, so that it can stand in a record's text. */
    static boolean isHostLike(DomainName name) {
        List<String> labels = name.labels();
        return !labels.isEmpty()
                && labels.stream().allMatch(label -> label.matches("[a-z0-9_-]+"))
                && !labels.get(labels.size() - 1).matches("[0-9]+");
    }
}
