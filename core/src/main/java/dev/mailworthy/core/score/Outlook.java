package dev.mailworthy.core.score;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.receiver.PackJudge;
import dev.mailworthy.core.receiver.ReceiverFinding;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.receiver.StatementStanding;
import dev.mailworthy.core.receiver.Tier;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a sender: the verdict of each receiver, and the reputation estimate. It makes no checks and asks no network. */
public final class Outlook {

    /** A pack is old after this many days, because receivers change their requirements several times a year. */
    private static final int STALE_AFTER_DAYS = 90;

    private final ReceiverPacks packs;
    private final ScoreModel model;
    private final Clock clock;

    private Outlook(ReceiverPacks packs, ScoreModel model, Clock clock) {
        this.packs = packs;
        this.model = model;
        this.clock = clock;
    }

    /**
     * {@return a judge without state}
     *
     * @param packs the receivers to judge for
     * @param model the weights of the reputation estimate
     * @param clock for the age of the packs
     */
    public static Outlook over(ReceiverPacks packs, ScoreModel model, Clock clock) {
        return new Outlook(packs, model, clock);
    }

    /**
     * Judges one sender. The order of facts, statements and deliveries does not matter.
     *
     * @param sender facts, statements and deliveries
     * @param tier how much mail the sender sends
     * @return a verdict for each receiver and the reputation estimate; neither depends on the other
     */
    public OutlookReport judge(SenderProfile sender, Tier tier) {
        List<ReceiverOutlook> receivers = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<StatementStanding> standings = new ArrayList<>();
        for (ReceiverPack pack : packs.packs()) {
            PackJudge judge = new PackJudge(pack, sender);
            receivers.add(judge.judge(tier));
            findings.addAll(judge.findings());
            standings.addAll(judge.standings());
        }
        staleness().ifPresent(findings::add);
        return new OutlookReport(receivers, model.weigh(sender), findings, standings, sender);
    }

    private Optional<Finding> staleness() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<ReceiverPack> stale = packs.packs().stream()
                .filter(pack -> pack.reviewed().plusDays(STALE_AFTER_DAYS).isBefore(today))
                .toList();
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        String which = stale.stream().map(ReceiverPack::name).collect(Collectors.joining(", "));
        return Optional.of(Finding.of(
                ReceiverFinding.RECEIVER_PACK_STALE,
                "receiver packs",
                "Last compared with their sources more than " + STALE_AFTER_DAYS + " days ago: " + which + ".",
                stale.stream()
                        .map(pack -> new Evidence("pack of " + pack.name(), "reviewed " + pack.reviewed()))
                        .toArray(Evidence[]::new)));
    }
}
