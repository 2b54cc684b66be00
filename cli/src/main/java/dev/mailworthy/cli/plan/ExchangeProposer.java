package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Proposes MX records that name hosts with a public address. */
final class ExchangeProposer implements Proposer {

    private static final int PREFERENCE = 10;

    @Override
    public void propose(Situation situation, Draft draft) {
        hostsOfTheirOwn(situation, draft);
        situation.domains().forEach(domain -> new Exchanges(situation, draft, domain).propose());
    }

    /** Removes private addresses of a host that has public ones too. */
    private static void hostsOfTheirOwn(Situation situation, Draft draft) {
        situation
                .found(PostureFinding.MX_NOT_ROUTED)
                .forEach(finding -> Situation.name(finding)
                        .filter(host -> hasRoutedAddress(draft, host))
                        .ifPresent(host -> List.of(RecordType.A, RecordType.AAAA)
                                .forEach(type -> routedAlone(draft, host, type, List.of(finding)))));
    }

    private static void routedAlone(Draft draft, DomainName host, RecordType type, List<Finding> answers) {
        draft.changeable(host, type, answers)
                .ifPresent(set -> draft.propose(
                        set,
                        set.records().stream().filter(AddressProposer::isRouted).toList(),
                        answers));
    }

    static boolean hasRoutedAddress(Draft draft, DomainName host) {
        return addresses(draft, host).anyMatch(AddressProposer::isRouted);
    }

    private static Stream<DnsRecord> addresses(Draft draft, DomainName host) {
        return Stream.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> draft.resolved(host, type, DnsRecord.Address.class).stream());
    }

    /** The MX record set of one domain. */
    private record Exchanges(Situation situation, Draft draft, DomainName domain) {

        void propose() {
            List<Finding> own = situation
                    .found(domain, PostureFinding.MX_MISSING, PostureFinding.DOMAIN_UNREACHABLE, PostureFinding.MX_NULL)
                    .toList();
            List<DnsRecord.Mx> records = draft.resolved(domain, RecordType.MX, DnsRecord.Mx.class);
            List<Finding> ofHosts = situation
                    .found(PostureFinding.MX_ALIAS, PostureFinding.MX_DANGLING, PostureFinding.MX_NOT_ROUTED)
                    .filter(finding -> records.stream()
                            .map(DnsRecord.Mx::exchange)
                            .anyMatch(Situation.name(finding).stream().toList()::contains))
                    .toList();
            List<Finding> answers =
                    Stream.concat(own.stream(), ofHosts.stream()).toList();
            if (answers.isEmpty()) {
                return;
            }
            draft.changeable(domain, RecordType.MX, answers).ifPresent(set -> {
                List<DnsRecord> wanted = sound(set.records());
                if (wanted.isEmpty()) {
                    substitute(own)
                            .ifPresentOrElse(
                                    wanted::add,
                                    () -> answers.forEach(finding -> draft.leave(
                                            finding, "which host takes mail for " + domain + " is not known")));
                }
                if (!wanted.isEmpty()) {
                    draft.propose(
                            set,
                            wanted,
                            answers,
                            Stream.concat(notes(own), leftOut(set.records())).toArray(String[]::new));
                }
            });
        }

        private Stream<String> notes(List<Finding> own) {
            boolean implicit = own.stream().anyMatch(finding -> finding.type() == PostureFinding.MX_MISSING);
            return Stream.of(
                    implicit
                            ? "Senders fall back to this very host today; the record says so."
                            : "The host in MX must take mail for " + domain + "; bounces come there.");
        }

        /** A note for each host of the present records that the new ones lack. An alias stays under its canonical name. */
        private Stream<String> leftOut(List<DnsRecord> records) {
            return records.stream()
                    .filter(DnsRecord.Mx.class::isInstance)
                    .map(record -> ((DnsRecord.Mx) record).exchange())
                    .filter(host -> !host.equals(DomainName.ROOT))
                    .filter(host -> canonical(host)
                            .filter(name -> isSilent(name) || hasRoutedAddress(draft, name))
                            .isEmpty())
                    .map(host -> "The record set leaves out " + host + ", which has no public address.");
        }

        /** The MX host for a domain without one: the domain if senders use its address today, else the mail server. */
        private Optional<DnsRecord> substitute(List<Finding> own) {
            boolean implicit = own.stream().anyMatch(finding -> finding.type() == PostureFinding.MX_MISSING);
            Optional<DomainName> host = implicit
                    ? Optional.of(domain)
                    : situation.hostName().filter(name -> canonical(name).equals(Optional.of(name)));
            return host.filter(name -> hasRoutedAddress(draft, name)).map(name -> new DnsRecord.Mx(PREFERENCE, name));
        }

        /** The MX records with aliases replaced by their targets, without hosts that have no public address. */
        private List<DnsRecord> sound(List<DnsRecord> records) {
            Map<DomainName, DnsRecord> kept = new LinkedHashMap<>();
            for (DnsRecord record : records) {
                if (record instanceof DnsRecord.Mx mx && !mx.exchange().equals(DomainName.ROOT)) {
                    canonical(mx.exchange())
                            .filter(host -> isSilent(host) || hasRoutedAddress(draft, host))
                            .ifPresent(host -> kept.putIfAbsent(host, new DnsRecord.Mx(mx.preference(), host)));
                }
            }
            return new ArrayList<>(kept.values());
        }

        /** Whether the addresses of a host are unanswered. Such a host stays in the MX set. */
        private boolean isSilent(DomainName host) {
            return Stream.of(RecordType.A, RecordType.AAAA)
                    .anyMatch(type -> draft.dns().ask(DnsQuestion.of(host, type)) instanceof DnsAnswer.Unanswered);
        }

        private Optional<DomainName> canonical(DomainName host) {
            DomainName at = host;
            for (int hop = 0; hop <= Aliases.MOST; hop++) {
                DnsAnswer answer =
                        draft.dns().ask(DnsQuestion.of(at, RecordType.A).withoutFollowingCname());
                Optional<DomainName> next = Aliases.target(RecordType.A, answer);
                if (next.isEmpty()) {
                    return Optional.of(at);
                }
                at = next.get();
            }
            return Optional.empty();
        }
    }
}
