package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.data.FactIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares one receiver's requirements with what is known about the sender. A {@link ReceiverStatement} outranks facts that are
 * older than it.
 */
public final class PackJudge {

    private final ReceiverPack pack;
    private final StatementFindings words;
    private final FactIndex facts;
    private final Instant measuredAt;
    private final List<ReceiverStatement> statements;
    private final Optional<Instant> taken;
    private final List<Finding> findings = new ArrayList<>();
    private final List<StatementStanding> standings = new ArrayList<>();

    /**
     * Judges by one pack.
     *
     * @param pack the requirements of one receiver
     * @param sender only statements of this receiver count
     */
    public PackJudge(ReceiverPack pack, SenderProfile sender) {
        this.pack = pack;
        this.words = new StatementFindings(pack);
        this.facts = new FactIndex(sender.factsFor(pack.id()));
        this.measuredAt = sender.measuredAt();
        this.taken = Optional.ofNullable(sender.taken().get(pack.id()));
        this.statements = sender.statements().stream()
                .filter(statement -> statement.receiver().equals(pack.id()))
                .sorted(Comparator.comparing(ReceiverStatement::when)
                        .reversed()
                        .thenComparing(ReceiverStatement::quote))
                .toList();
    }

    /**
     * Judges the receiver's gates and its verdict. Also collects {@link #findings()}.
     *
     * @param tier how much mail the sender sends; some requirements are for bulk alone
     * @return one outcome for each gate, and the verdict over them
     */
    public ReceiverOutlook judge(Tier tier) {
        ReceiverOutlook outlook = new ReceiverOutlook(
                pack,
                tier,
                pack.requirements().stream().map(each -> gate(each, tier)).toList());
        newestOfEachCause().forEach(statement -> findings.addAll(standing(statement)));
        return outlook;
    }

    /** {@return the findings from the receiver's statements, at least one for each cause} Call {@link #judge} first. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** {@return how the statements that logs make compare with our checks} Call {@link #judge} first. */
    public List<StatementStanding> standings() {
        return List.copyOf(standings);
    }

    private Gate gate(Requirement requirement, Tier tier) {
        GateJudgement own = GateJudgement.of(requirement, facts);
        Optional<ReceiverStatement> said = statements.stream()
                .filter(statement -> isAbout(statement, requirement))
                .findFirst();
        if (said.isPresent() && outranks(said.get(), own)) {
            return refused(requirement, own, said.get());
        }
        if (!tier.includes(requirement.tier())) {
            return gate(requirement, GateJudgement.of(GateOutcome.NOT_APPLICABLE, "for bulk senders"));
        }
        return gate(requirement, own);
    }

    private Collection<ReceiverStatement> newestOfEachCause() {
        Map<StatementCause, ReceiverStatement> newest = new LinkedHashMap<>();
        statements.forEach(statement -> newest.putIfAbsent(statement.cause(), statement));
        return newest.values();
    }

    /**
     * Makes a finding for each passed check that the statement contradicts. If it contradicts none, there is one finding about
     * the statement itself, unless it comes from a log, whose own findings show its volume.
     */
    private List<Finding> standing(ReceiverStatement statement) {
        List<Finding> contradictions = new ArrayList<>();
        boolean counts = false;
        String ours = "";
        for (Requirement requirement : pack.requirements()) {
            if (isAbout(statement, requirement)) {
                GateJudgement own = GateJudgement.of(requirement, facts);
                boolean outranks = outranks(statement, own);
                ours = ours.isEmpty() ? own.why() : ours;
                counts |= outranks;
                if (outranks && own.outcome() == GateOutcome.PASS) {
                    contradictions.add(words.contradiction(requirement, own, statement));
                }
            }
        }
        if (statement.run().isPresent()) {
            standings.add(StatementStanding.of(statement, counts, !contradictions.isEmpty()));
            return contradictions;
        }
        return contradictions.isEmpty() ? List.of(words.alone(statement, counts, ours)) : contradictions;
    }

    private boolean isAbout(ReceiverStatement statement, Requirement requirement) {
        return requirement.takes(statement.cause())
                || requirement.statements().others()
                        && pack.requirements().stream().noneMatch(other -> other.takes(statement.cause()));
    }

    /**
     * Whether a statement counts more than the facts. It does if it is not older than they are; refusals that go on until the end
     * of a log may be {@linkplain ReceiverStatement#RUN_GOES_ON a day} older. It also does if the facts leave
     * the requirement unknown and the statement is at most one {@linkplain ReceiverStatement#HALF_LIFE half-life} old.
     */
    private boolean outranks(ReceiverStatement statement, GateJudgement own) {
        return !statement.outrankedFrom().isBefore(measuredAt)
                || own.outcome() == GateOutcome.UNKNOWN
                        && !statement.when().isBefore(measuredAt.minus(ReceiverStatement.HALF_LIFE));
    }

    private Gate refused(Requirement requirement, GateJudgement own, ReceiverStatement said) {
        Enforcement harm =
                said.permanence() == Permanence.PERMANENT ? Enforcement.REFUSE : milder(requirement.enforcement());
        return new Gate(
                requirement,
                GateOutcome.FAIL,
                own.outcome() == GateOutcome.FAIL ? worse(harm, requirement.enforcement()) : harm,
                pack.name() + " says on " + said.when() + ": " + said.quote(),
                Optional.empty());
    }

    private static Enforcement milder(Enforcement enforcement) {
        return enforcement == Enforcement.REFUSE ? Enforcement.DISTRUST : enforcement;
    }

    private static Enforcement worse(Enforcement one, Enforcement other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What not every run can see is missed, and the receiver takes the mail all the same: it costs trust, as far as is known. */
    private Gate gate(Requirement requirement, GateJudgement own) {
        boolean isTolerated = own.outcome() == GateOutcome.FAIL
                && taken.isPresent()
                && requirement.measurement().visibility() == Visibility.SOMETIMES
                && requirement.enforcement() == Enforcement.REFUSE;
        return isTolerated
                ? new Gate(
                        requirement,
                        own.outcome(),
                        Enforcement.DISTRUST,
                        own.why() + "; " + pack.name() + " still took mail on " + taken.orElseThrow(),
                        Optional.empty())
                : plain(requirement, own);
    }

    private static Gate plain(Requirement requirement, GateJudgement own) {
        String why = own.unknownBecause().equals(Optional.of(UnknownCause.NOT_ASKED))
                ? own.why() + "; it takes " + requirement.measurement().by()
                : own.why();
        return new Gate(requirement, own.outcome(), requirement.enforcement(), why, own.unknownBecause());
    }
}
