package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListQuery;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.mirror.MirrorEntry;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import dev.mailworthy.dnsbl.target.SweepTarget;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One list during a {@link Sweep sweep}: its health, whether it still answers, and how fast it may be queried. */
final class SweptList {

    /** After this many refusals in a row a list is not queried any more. */
    private static final int MOST_REFUSALS = 3;

    private static final Word NOTHING = new Word.Nothing();

    private static final int LONGEST_NAME = 255;

    /** After this many lost queries in a row a list is not queried any more. */
    private static final int MOST_LOST = 50;

    private final AskedList list;
    private final Map<TargetKind, Inquiry> inquiries;
    private final Map<TargetKind, ListHealth> health = new EnumMap<>(TargetKind.class);
    private final byte[] suffix;
    private final boolean plain;
    private final boolean inMemory;
    private final @Nullable Throttle throttle;
    private final OptionalLong perDay;
    private final int[] memory = new int[64];
    private int refusals;
    private int lost;
    private Word.@Nullable Silent stopped;

    /**
     * @param throttle null for a list without a limit
     * @param perDay the most queries in all
     */
    SweptList(AskedList list, Map<TargetKind, Inquiry> inquiries, @Nullable Throttle throttle, OptionalLong perDay) {
        this.list = list;
        this.inquiries = inquiries;
        this.throttle = throttle;
        this.perDay = perDay;
        this.suffix = list.zone().isPlain() ? list.zone().apex().wire() : new byte[0];
        this.plain = list.mirrors().isEmpty() && list.zone().isPlain();
        this.inMemory = !list.mirrors().isEmpty() && list.zone().isPlain();
    }

    /** A list within its limits of free use and the user's rate. Sends the questions for its test entries. */
    static SweptList of(Dns dns, AskedList list, Keys keys, SweepLimits limits, OptionalInt rate) {
        Map<TargetKind, Inquiry> inquiries = new EnumMap<>(TargetKind.class);
        list.entry().kinds().forEach(kind -> inquiries.put(kind, new Inquiry(dns, list, kind, keys)));
        int most = Math.min(limits.perSecond(list).orElse(Integer.MAX_VALUE), rate.orElse(Integer.MAX_VALUE));
        Throttle throttle = most == Integer.MAX_VALUE ? null : new Throttle(most, System::nanoTime);
        return new SweptList(list, inquiries, throttle, limits.perDay(list));
    }

    /** Waits for the answers to the test entries, which the inquiries have sent. */
    void await() {
        inquiries.forEach((kind, inquiry) -> health.put(kind, inquiry.health().join()));
    }

    AskedList list() {
        return list;
    }

    /** The most questions in all; empty without a limit. */
    OptionalLong perDay() {
        return perDay;
    }

    boolean takes(TargetKind kind) {
        return inquiries.containsKey(kind);
    }

    /** Whether none of its test entries had a reply, so that nothing is known of it, nor of the resolver. */
    boolean isUnreached() {
        return health.values().stream()
                .allMatch(each -> each.state() == ListHealth.State.UNANSWERED
                        && each.why()
                                .filter(why -> why == Reason.TIMEOUT || why == Reason.NO_CONNECTIVITY)
                                .isPresent());
    }

    /** The inquiries of the kinds of {@link Target targets} for which the list was proved before the sweep. */
    List<Inquiry> provedAtFirst() {
        return inquiries.entrySet().stream()
                .filter(each -> health(each.getKey()).state() == ListHealth.State.PROVED)
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The answer about a target without a query, or null if a query is needed. There is one if the zone is in memory or the
     * list is not queried any more. A list whose test entries failed is not queried either, because {@link ListHealth#judge}
     * then ignores the answer.
     */
    @Nullable
    Word known(SweepTarget target) {
        if (health(target.kind()).state() == ListHealth.State.UNANSWERED) {
            return NOTHING;
        }
        return stopped == null ? fromMemory(target) : stopped;
    }

    private ListHealth health(TargetKind kind) {
        ListHealth own = health.get(kind);
        if (own == null) {
            throw new IllegalStateException(list.entry().id() + " does not take " + kind);
        }
        return own;
    }

    /** The answer about an address from its zone in memory, or null if the zone is not in memory. */
    private @Nullable Word fromMemory(SweepTarget target) {
        if (!inMemory || target.kind() == TargetKind.DOMAIN) {
            return null;
        }
        IpAddress address = target.address().orElseThrow();
        int found = 0;
        for (MirrorZone mirror : list.mirrors()) {
            found += mirror.addresses(address, memory);
        }
        return found == 0
                ? NOTHING
                : Word.of(
                        list.mirrors().stream()
                                .flatMap(mirror -> mirror.lookup(address).stream())
                                .map(MirrorEntry::address)
                                .distinct()
                                .sorted()
                                .toList(),
                        list.entry().codes());
    }

    /** Whether it may be queried now. */
    boolean mayAsk() {
        return throttle == null || throttle.take();
    }

    /**
     * Whether its names are the target's labels in front of its zone. Only such names are queried through
     * {@link dev.mailworthy.core.dns.engine.BulkDns}.
     */
    boolean isPlain(TargetKind kind) {
        return plain && (kind != TargetKind.DOMAIN || list.entry().query().asks() == ListQuery.Asks.HOST);
    }

    /**
     * @return false if the name would be too long
     */
    boolean writeName(SweepTarget target, ByteBuffer name) {
        if (target.mostOctets() + suffix.length > LONGEST_NAME) {
            return false;
        }
        target.writeLabels(name);
        name.put(suffix);
        return true;
    }

    /** Queries through the ordinary engine, which follows aliases and uses TCP. */
    CompletableFuture<Word> askSlowly(Target target) {
        return inquiry(target.kind()).ask(target);
    }

    Optional<String> reasonText(Target target) {
        return inquiry(target.kind()).reasonText(target);
    }

    private Inquiry inquiry(TargetKind kind) {
        Inquiry inquiry = inquiries.get(kind);
        if (inquiry == null) {
            throw new IllegalStateException(list.entry().id() + " does not take " + kind);
        }
        return inquiry;
    }

    /** Notes an answer. A list that refuses {@link #MOST_REFUSALS} times in a row is not queried any more. */
    void heard(Word word) {
        lost = 0;
        boolean refused = word instanceof Word.Silent silent
                && (silent.why() == Reason.RATE_LIMITED || silent.why() == Reason.REFUSED);
        refusals = refused ? refusals + 1 : 0;
        if (refusals == MOST_REFUSALS) {
            Word.Silent last = (Word.Silent) word;
            stopped = new Word.Silent(last.why(), last.detail() + "; this sweep does not query it any more");
        }
    }

    /** Notes a question without an answer. */
    void lost() {
        lost++;
        if (lost == MOST_LOST) {
            stopped = new Word.Silent(
                    Reason.TIMEOUT,
                    "no answer " + MOST_LOST + " times in a row; this sweep does not query it any more");
        }
    }

    /** The result for a target, or null if the list does not have it. */
    @Nullable
    ListResult result(TargetKind kind, Word word, Optional<String> reasonText) {
        Answer<Reading.Entry> judged = health(kind).judge(word.outcome());
        if (judged instanceof Answer.Absent<Reading.Entry>) {
            return null;
        }
        ListResult result = list.result(judged, word.addresses(), reasonText);
        return result.state() == ListState.NOT_LISTED ? null : result;
    }
}
