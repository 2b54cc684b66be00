package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.posture.text.HostNameChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Proposes A and AAAA records of the EHLO name: the sending addresses replace the old ones. */
final class AddressProposer implements Proposer {

    @Override
    public void propose(Situation situation, Draft draft) {
        Stream.of(IpFamily.values())
                .forEach(family -> situation
                        .hosts(family)
                        .forEach((name, addresses) -> propose(situation, draft, name, addresses)));
    }

    static RecordType type(IpFamily family) {
        return family == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
    }

    /** @param sending addresses of one family, at least one */
    private static void propose(Situation situation, Draft draft, DomainName name, List<IpAddress> sending) {
        RecordType type = type(sending.get(0).family());
        List<Finding> stale = situation
                .found(PostureFinding.ADDRESS_DRIFT_EHLO, PostureFinding.ADDRESS_DRIFT_PTR)
                .filter(finding -> Situation.isAboutRecord(finding, name, type))
                .toList();
        List<Finding> answers = Stream.of(
                        stale.stream(),
                        situation.found(
                                name,
                                PostureFinding.EHLO_NO_ADDRESS,
                                PostureFinding.MX_DANGLING,
                                PostureFinding.MX_NOT_ROUTED),
                        sending.stream().flatMap(address -> situation.found(address, PostureFinding.EHLO_UNCONFIRMED)),
                        sending.stream()
                                .filter(address -> isReverseName(draft, address, name))
                                .flatMap(address -> situation.found(address, PostureFinding.PTR_UNCONFIRMED)))
                .flatMap(each -> each)
                .toList();
        if (answers.isEmpty() || !HostNameChoice.isHostName(name)) {
            return;
        }
        draft.changeable(name, type, answers).ifPresent(set -> {
            List<DnsRecord> wanted = new ArrayList<>();
            if (stale.isEmpty()) {
                set.records().stream().filter(AddressProposer::isRouted).forEach(wanted::add);
            }
            sending.stream()
                    .map(DnsRecord.Address::new)
                    .filter(address -> !wanted.contains(address))
                    .forEach(wanted::add);
            propose(draft, set, wanted, answers);
        });
    }

    private static void propose(Draft draft, RecordSet set, List<DnsRecord> wanted, List<Finding> answers) {
        boolean replaces = set.records().stream().anyMatch(record -> !wanted.contains(record));
        if (replaces) {
            draft.propose(set, wanted, answers, "If something still answers at the old address, keep its record too.");
        } else {
            draft.propose(set, wanted, answers);
        }
    }

    private static boolean isReverseName(Draft draft, IpAddress address, DomainName name) {
        return draft.resolved(address.reverseName(), RecordType.PTR, DnsRecord.Name.class).stream()
                .anyMatch(ptr -> ptr.target().equals(name));
    }

    static boolean isRouted(DnsRecord record) {
        return record instanceof DnsRecord.Address address
                && SpecialPurpose.of(address.address())
                        .filter(SpecialPurpose.NOT_ROUTED::equals)
                        .isEmpty();
    }
}
