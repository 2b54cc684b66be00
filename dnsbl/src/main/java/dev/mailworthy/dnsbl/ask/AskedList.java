package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.ListQuery;
import dev.mailworthy.dnsbl.catalogue.ListZone;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list with its zone and all that a query needs.
 *
 * @param mirrors the list's zone in memory, if the user has it; then no DNS query is sent
 */
public record AskedList(ListEntry entry, ListZone zone, List<MirrorZone> mirrors) {

    private static final int MOST_NAMES = 6;

    public boolean takes(TargetKind kind) {
        return entry.kinds().contains(kind);
    }

    /**
     * The names to query for a {@link Target target}; none if the name would be too long or too short. For a list of registered
     * domains these are the target and every name above it with at least two labels. One of these is the registered domain, so
     * that no table of public suffixes is needed.
     */
    List<DomainName> names(Target target) {
        if (target.kind() != TargetKind.DOMAIN || entry.query().asks() == ListQuery.Asks.HOST) {
            return zone.name(target.labels()).stream().toList();
        }
        List<DomainName> names = new ArrayList<>();
        Optional<DomainName> at = target.domain();
        while (at.isPresent() && at.get().labels().size() >= 2) {
            zone.name(at.get().toString()).ifPresent(names::add);
            at = at.get().parent();
        }
        return names.subList(Math.max(0, names.size() - MOST_NAMES), names.size());
    }

    /** The health of this list if all its test entries have the right answer. */
    ListHealth proved(TargetKind kind) {
        return health(kind, ListHealth.State.PROVED, Optional.empty(), "");
    }

    /** The health of this list if its test entries do not prove it. */
    ListHealth notProved(TargetKind kind, ListHealth.State state, Reason why, String detail) {
        return health(kind, state, Optional.of(why), detail);
    }

    private ListHealth health(TargetKind kind, ListHealth.State state, Optional<Reason> why, String detail) {
        return new ListHealth(entry.id(), entry.name(), zone.toString(), kind, state, why, detail);
    }

    /**
     * The result for a target.
     *
     * @param judged what {@link ListHealth#judge} made of this list's answer
     * @param codes the A records of the answer
     */
    public ListResult result(Answer<Reading.Entry> judged, List<IpAddress> codes, Optional<String> reasonText) {
        if (judged instanceof Answer.Unanswered<Reading.Entry> silent) {
            return result(
                    ListState.UNANSWERED, Optional.of(silent.reason()), silent.detail(), ListResult.Found.NOTHING);
        }
        if (judged instanceof Answer.Present<Reading.Entry> listed) {
            Reading.Entry reading = listed.value();
            return result(
                    state(reading.weighing()),
                    Optional.empty(),
                    "",
                    new ListResult.Found(codes, reading.codes(), reasonText));
        }
        return result(ListState.NOT_LISTED, Optional.empty(), "", ListResult.Found.NOTHING);
    }

    private ListResult result(ListState state, Optional<Reason> why, String detail, ListResult.Found found) {
        return new ListResult(entry, zone.toString(), state, why, detail, found);
    }

    /** The state for an entry. A code that counts neither for nor against a sender is no listing. */
    private static ListState state(CodeClass.Weighing weighing) {
        return switch (weighing) {
            case AGAINST -> ListState.LISTED;
            case FOR -> ListState.ALLOWED;
            case NEITHER -> ListState.NOT_LISTED;
        };
    }
}
