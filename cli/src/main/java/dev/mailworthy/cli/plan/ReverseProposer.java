package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Proposes the EHLO name as reverse name of each sending address. The provider of the address publishes it. */
final class ReverseProposer implements Proposer {

    @Override
    public void propose(Situation situation, Draft draft) {
        situation.sending().forEach(address -> propose(situation, draft, address));
    }

    private static void propose(Situation situation, Draft draft, IpAddress address) {
        DomainName reverse = address.reverseName();
        List<Finding> answers = Stream.concat(
                        situation.found(
                                address,
                                PostureFinding.PTR_MISSING,
                                PostureFinding.PTR_UNCONFIRMED,
                                PostureFinding.PTR_SEVERAL,
                                PostureFinding.PTR_GENERIC),
                        situation
                                .found(PostureFinding.ADDRESS_DRIFT_PTR)
                                .filter(finding -> Situation.isAboutRecord(finding, reverse, RecordType.PTR)))
                .toList();
        if (answers.isEmpty()) {
            return;
        }
        RecordType forward = AddressProposer.type(address.family());
        Optional<DomainName> host = situation.hostName(address);
        boolean leadsBack = host.stream()
                .flatMap(name -> draft.resolved(name, forward, DnsRecord.Address.class).stream())
                .anyMatch(found -> found.address().equals(address));
        if (host.isEmpty()) {
            forwardOf(
                    draft,
                    address,
                    answers,
                    situation.ehlo().isPresent()
                            ? "the name that the mail server gives in EHLO has to change first"
                            : "the name that the mail server gives in EHLO is not known");
        } else if (!leadsBack) {
            answers.forEach(finding -> draft.leave(
                    finding, "the EHLO name " + host.get() + " has to lead to " + address + " before this can hold"));
        } else {
            Publisher publisher =
                    draft.zones().inFile(reverse).isPresent() ? Publisher.OWN_ZONE : Publisher.REVERSE_ZONE;
            draft.changeable(reverse, RecordType.PTR, answers)
                    .ifPresent(set -> draft.propose(
                            set, List.of(new DnsRecord.Name(RecordType.PTR, host.get())), answers, publisher));
        }
    }

    /** Proposes the address record that confirms a reverse name in the user's zone. For a plan without an EHLO name. */
    private static void forwardOf(Draft draft, IpAddress address, List<Finding> answers, String reason) {
        List<Finding> unconfirmed = answers.stream()
                .filter(finding -> finding.type() == PostureFinding.PTR_UNCONFIRMED)
                .toList();
        draft.resolved(address.reverseName(), RecordType.PTR, DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .filter(name ->
                        !unconfirmed.isEmpty() && draft.zones().own(name).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        name -> draft.changeable(name, AddressProposer.type(address.family()), unconfirmed)
                                .ifPresent(set -> draft.propose(
                                        set,
                                        Stream.concat(set.records().stream(), Stream.of(new DnsRecord.Address(address)))
                                                .toList(),
                                        unconfirmed)),
                        () -> answers.forEach(finding -> draft.leave(finding, reason)));
    }
}
