package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Severity;
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
    private final FactIndex facts;
    private final Instant measuredAt;
    private final List<ReceiverStatement> statements;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Judges by one pack.
     *
     * @param pack the requirements of one receiver
     * @param sender only statements of this receiver count
     */
    public PackJudge(ReceiverPack pack, SenderProfile sender) {
        this.pack = pack;
        this.facts = new FactIndex(sender.factsFor(pack.id()));
        this.measuredAt = sender.measuredAt();
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
     * the statement itself.
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
                    contradictions.add(contradiction(requirement, own, statement));
                }
            }
        }
        return contradictions.isEmpty() ? List.of(alone(statement, counts, ours)) : contradictions;
    }

    private boolean isAbout(ReceiverStatement statement, Requirement requirement) {
        return requirement.takes(statement.cause())
                || requirement.statements().others()
                        && pack.requirements().stream().noneMatch(other -> other.takes(statement.cause()));
    }

    /**
     * Whether a statement counts more than the facts. It does if it is not older than they are. It also does if the facts leave
     * the requirement unknown and the statement is at most one {@linkplain ReceiverStatement#HALF_LIFE half-life} old.
     */
    private boolean outranks(ReceiverStatement statement, GateJudgement own) {
        return !statement.when().isBefore(measuredAt)
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

    private static Gate gate(Requirement requirement, GateJudgement own) {
        String why = own.unknownBecause().equals(Optional.of(UnknownCause.NOT_ASKED))
                ? own.why() + "; it takes " + requirement.measurement().by()
                : own.why();
        return new Gate(requirement, own.outcome(), requirement.enforcement(), why, own.unknownBecause());
    }

    private Finding contradiction(Requirement requirement, GateJudgement own, ReceiverStatement said) {
        String usual = said.cause() == StatementCause.REVERSE_NAME
                ? " Mail then leaves from another address than the one checked, usually an IPv6 address."
                : "";
        return Finding.of(
                ReceiverFinding.RECEIVER_DISAGREES,
                pack.name() + " on " + requirement.id(),
                "Our check passes (" + own.why() + "), and " + pack.name() + " refuses for that very reason." + usual,
                reply(said),
                new Evidence("our check of " + requirement.id(), own.why()));
    }

    private Finding alone(ReceiverStatement said, boolean counts, String ours) {
        String subject = pack.name() + ", " + said.cause().label();
        Evidence own = new Evidence("our own view", ours);
        Finding finding = counts
                ? Finding.of(
                        ReceiverFinding.RECEIVER_REFUSES,
                        subject,
                        pack.name() + " refuses, and says why: " + words(said) + ".",
                        reply(said),
                        own)
                : Finding.of(
                        ReceiverFinding.RECEIVER_REFUSED_BEFORE,
                        subject,
                        pack.name() + " refused before this check (" + words(said) + "); ours says now: " + ours + ".",
                        reply(said),
                        own);
        Finding told = counts ? said.remedy().map(finding::withRemedies).orElse(finding) : finding;
        return counts && said.permanence() == Permanence.TEMPORARY ? told.withSeverity(Severity.WARNING) : told;
    }

    private static String words(ReceiverStatement said) {
        return said.cause().label().replace('-', ' ');
    }

    private Evidence reply(ReceiverStatement said) {
        return new Evidence("reply of " + pack.name() + " on " + said.when(), said.quote());
    }
}
