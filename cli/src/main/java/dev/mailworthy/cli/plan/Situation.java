package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.form.NameForm;
import dev.mailworthy.core.posture.PostureFinding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link Proposer} knows. Proposers read the particulars of findings, never their text.
 *
 * @param names what the mail server says in EHLO from addresses that have a name of their own
 * @param sending the addresses that mail leaves from; none when they are a guess, because no record may be made from a
 *     guess
 */
record Situation(
        DomainName domain,
        DomainName from,
        DomainName mailFrom,
        Optional<EhloName> ehlo,
        Map<IpAddress, EhloName> names,
        List<IpAddress> sending,
        List<Finding> findings,
        Clock clock) {
    Situation {
        names = Map.copyOf(names);
        sending = List.copyOf(sending);
        findings = List.copyOf(findings);
    }

    Stream<Finding> found(FindingType... types) {
        return findings.stream().filter(finding -> Arrays.asList(types).contains(finding.type()));
    }

    /** Findings whose first {@link Particular.Address} is this one. */
    Stream<Finding> found(IpAddress address, FindingType... types) {
        return found(types).filter(finding -> isAbout(finding, new Particular.Address(address)));
    }

    /** Findings whose first {@link Particular.Domain} is this one. */
    Stream<Finding> found(DomainName name, FindingType... types) {
        return found(types).filter(finding -> isAbout(finding, new Particular.Domain(name)));
    }

    private static boolean isAbout(Finding finding, Particular particular) {
        return finding.particular(particular.getClass())
                .filter(particular::equals)
                .isPresent();
    }

    /** The first domain among the particulars of a {@link Finding finding}. */
    static Optional<DomainName> name(Finding finding) {
        return finding.particular(Particular.Domain.class).map(Particular.Domain::name);
    }

    /** Whether a {@link Particular.Published} of the finding has this name and type. */
    static boolean isAboutRecord(Finding finding, DomainName owner, RecordType type) {
        return finding.particulars(Particular.Published.class).stream()
                .map(Particular.Published::published)
                .anyMatch(record -> record.owner().equals(owner) && record.type() == type);
    }

    /** The value of the record that a remedy of the finding proposes for this name and type. */
    static Optional<String> proposed(Finding finding, DomainName owner, RecordType type) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy.means().stream())
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record())
                .filter(record -> record.owner().equals(owner) && record.type() == type)
                .map(PublishedRecord::value)
                .findFirst();
    }

    List<IpAddress> sending(IpFamily family) {
        return sending.stream().filter(address -> address.family() == family).toList();
    }

    /** The {@link #names names} as texts. */
    Map<IpAddress, String> said() {
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, named -> named.getValue().toString()));
    }

    Stream<DomainName> domains() {
        return Stream.of(domain, mailFrom, from).distinct();
    }

    /**
     * The host name that the mail server says in EHLO, if records may be made for it: it is full, of letters, digits and hyphens,
     * and no finding calls it generic.
     */
    Optional<DomainName> hostName() {
        return hostName(ehlo);
    }

    /** The host name that the mail server says in EHLO from an address, if records may be made for it. */
    Optional<DomainName> hostName(IpAddress address) {
        return hostName(Optional.ofNullable(names.get(address)).or(() -> ehlo));
    }

    /** The host names of all addresses, each with its addresses of one family. */
    Map<DomainName, List<IpAddress>> hosts(IpFamily family) {
        Map<DomainName, List<IpAddress>> hosts = new LinkedHashMap<>();
        sending(family)
                .forEach(address -> hostName(address)
                        .ifPresent(name -> hosts.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(address)));
        return hosts;
    }

    private Optional<DomainName> hostName(Optional<EhloName> said) {
        return said.flatMap(EhloName::hostName)
                .filter(name -> NameForm.of(name) == NameForm.FULL && isHostLike(name))
                .filter(name -> !name.toString().contains("_")
                        && found(name, PostureFinding.PTR_GENERIC).findAny().isEmpty());
    }

    /** Whether a name has only letters, digits, hyphens and underscores, so that a record's text can contain it. */
    static boolean isHostLike(DomainName name) {
        List<String> labels = name.labels();
        return !labels.isEmpty()
                && labels.stream().allMatch(label -> label.matches("[a-z0-9_-]+"))
                && !labels.get(labels.size() - 1).matches("[0-9]+");
    }
}
