package dev.mailworthy.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.Facts;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.GateOutcome;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.receiver.Requirement;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.core.receiver.Tier;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutlookTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 10_000 : 1_000;

    private static final String GOOD = "-SENDING-ADDRESS-UNKNOWN -EGRESS-25-CLOSED -EGRESS-25-INTERCEPTED"
            + " -EGRESS-GREETING-REFUSED -DOMAIN-MISSING -MX-MISSING -PTR-MISSING -PTR-UNCONFIRMED -SPF-FAIL -SPF-MISSING"
            + " -DMARC-MISSING -DMARC-SPF-UNALIGNED -PTR-GENERIC -DNSBL-LISTED/spamhaus-zen -DNSBL-LISTED/spamhaus-zen/127.0.0.10";
    private static final Clock NOW = Clock.fixed(Facts.NOW, ZoneOffset.UTC);

    private static OutlookReport judge(SenderProfile evidence, Tier tier) {
        return Outlook.over(ReceiverPacks.bundled(), ScoreModel.bundled(), NOW).judge(evidence, tier);
    }

    private static ReceiverOutlook gmail(SenderProfile evidence) {
        return judge(evidence, Tier.ALL).receivers().get(0);
    }

    private static SenderProfile but(String word) {
        assertThat(GOOD.split(" ")).contains("-" + word.substring(1));
        return Facts.evidence(GOOD.replace("-" + word.substring(1), word));
    }

    private static ReceiverStatement says(StatementCause cause, Permanence permanence, Duration later) {
        return new ReceiverStatement("gmail", cause, permanence, Facts.NOW.plus(later), "550 5.7.25 refused");
    }

    @Test
    void aGoodSetupIsAcceptedEverywhere() {
        OutlookReport report = judge(Facts.evidence(GOOD), Tier.ALL);
        assertThat(report.receivers())
                .hasSize(8)
                .allSatisfy(
                        each -> assertThat(each.verdict()).as(each.pack().id()).isEqualTo(ReceiverVerdict.ACCEPT));
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void bulkSendersNeedDkimAndItIsUnknownWithoutACheck() {
        OutlookReport report = judge(Facts.evidence(GOOD), Tier.BULK);
        assertThat(report.receivers().get(0).verdict()).isEqualTo(ReceiverVerdict.UNKNOWN);
        assertThat(report.receivers().get(0).deciding())
                .extracting(gate -> gate.requirement().id())
                .containsExactly("G-B1");
        OutlookReport signed = judge(Facts.evidence(GOOD + " -DKIM-SELECTOR-MISSING"), Tier.BULK);
        assertThat(signed.receivers().get(0).verdict()).isEqualTo(ReceiverVerdict.ACCEPT);
    }

    @Test
    void bulkRequirementsAreNotForOthers() {
        assertThat(gmail(but("+DMARC-MISSING")).gates())
                .filteredOn(gate -> gate.requirement().id().equals("G-B2"))
                .extracting(Gate::outcome)
                .containsExactly(GateOutcome.NOT_APPLICABLE);
    }

    @Test
    void aMissingReverseNameIsRefusedByItsGate() {
        ReceiverOutlook outlook = gmail(but("+PTR-MISSING"));
        assertThat(outlook.verdict()).isEqualTo(ReceiverVerdict.REFUSE);
        assertThat(outlook.deciding())
                .extracting(gate -> gate.requirement().id())
                .containsExactly("G-A2", "U-4");
        assertThat(outlook.deciding().get(0).why()).isEqualTo("PTR-MISSING, 192.0.2.1");
    }

    @Test
    void anOpenFactLeavesTheVerdictUnknownUnlessAnotherRefuses() {
        assertThat(gmail(but("?PTR-UNCONFIRMED")).verdict()).isEqualTo(ReceiverVerdict.UNKNOWN);
        assertThat(gmail(Facts.evidence("")).verdict()).isEqualTo(ReceiverVerdict.UNKNOWN);
        assertThat(gmail(Facts.evidence("+EGRESS-25-CLOSED")).verdict()).isEqualTo(ReceiverVerdict.REFUSE);
    }

    @Test
    void aFindingThatCostsTrustIsARisk() {
        OutlookReport report = judge(Facts.evidence(GOOD + " +PTR-GENERIC"), Tier.ALL);
        assertThat(report.receivers().get(1).verdict()).isEqualTo(ReceiverVerdict.AT_RISK);
        assertThat(report.receivers().get(0).verdict()).isEqualTo(ReceiverVerdict.ACCEPT);
        assertThat(report.verdict()).isEqualTo(Verdict.AT_RISK);
    }

    @Test
    void aNewerStatementOutranksAPassedCheckAndContradictsIt() {
        SenderProfile evidence = Facts.evidence(GOOD)
                .withStatements(
                        List.of(says(StatementCause.REVERSE_NAME, Permanence.PERMANENT, Duration.ofMinutes(1))));
        OutlookReport report = judge(evidence, Tier.ALL);
        assertThat(report.receivers().get(0).verdict()).isEqualTo(ReceiverVerdict.REFUSE);
        assertThat(report.receivers().get(1).verdict()).isEqualTo(ReceiverVerdict.ACCEPT);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("RECEIVER-DISAGREES");
            assertThat(finding.message()).contains("another address").contains("IPv6");
            assertThat(finding.evidence())
                    .extracting(Evidence::observation)
                    .containsExactly("550 5.7.25 refused", "reverse-confirmed is in order");
        });
    }

    @Test
    void anOlderStatementDoesNotOutrankAPassedCheck() {
        SenderProfile evidence = Facts.evidence(GOOD)
                .withStatements(List.of(says(StatementCause.REVERSE_NAME, Permanence.PERMANENT, Duration.ofHours(-5))));
        OutlookReport report = judge(evidence, Tier.ALL);
        assertThat(report.receivers().get(0).verdict()).isEqualTo(ReceiverVerdict.ACCEPT);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("RECEIVER-REFUSED-BEFORE");
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.evidence())
                    .extracting(Evidence::observation)
                    .containsExactly("550 5.7.25 refused", "reverse-confirmed is in order");
        });
    }

    @Test
    void aStatementAboutAnUnknownRequirementCountsForThirtyDays() {
        SenderProfile inTime = Facts.evidence(GOOD)
                .withStatements(List.of(says(StatementCause.REPUTATION, Permanence.PERMANENT, Duration.ofDays(-30))));
        SenderProfile late = Facts.evidence(GOOD)
                .withStatements(List.of(says(StatementCause.REPUTATION, Permanence.PERMANENT, Duration.ofDays(-31))));
        assertThat(gmail(inTime).verdict()).isEqualTo(ReceiverVerdict.REFUSE);
        assertThat(gmail(late).verdict()).isEqualTo(ReceiverVerdict.ACCEPT);
        assertThat(judge(inTime, Tier.ALL).findings()).extracting(Finding::code).containsExactly("RECEIVER-REFUSES");
        assertThat(judge(late, Tier.ALL).findings())
                .extracting(Finding::code)
                .containsExactly("RECEIVER-REFUSED-BEFORE");
    }

    @Test
    void anOlderStatementAboutAnUnknownRequirementStillCounts() {
        SenderProfile evidence = Facts.evidence(GOOD)
                .withStatements(List.of(says(StatementCause.REPUTATION, Permanence.PERMANENT, Duration.ofHours(-5))));
        ReceiverOutlook outlook = gmail(evidence);
        assertThat(outlook.verdict()).isEqualTo(ReceiverVerdict.REFUSE);
        assertThat(outlook.deciding())
                .extracting(gate -> gate.requirement().id())
                .containsExactly("U-8");
    }

    @ParameterizedTest
    @EnumSource(StatementCause.class)
    void aTemporaryStatementIsARiskAndAPermanentOneARefusalForEveryCause(StatementCause cause) {
        SenderProfile good = Facts.evidence(GOOD);
        ReceiverStatement temporary = says(cause, Permanence.TEMPORARY, Duration.ZERO);
        ReceiverStatement permanent = says(cause, Permanence.PERMANENT, Duration.ZERO);
        assertThat(gmail(good.withStatements(List.of(temporary))).verdict()).isEqualTo(ReceiverVerdict.AT_RISK);
        assertThat(gmail(good.withStatements(List.of(permanent))).verdict()).isEqualTo(ReceiverVerdict.REFUSE);
    }

    @Test
    void packsOlderThanNinetyDaysAreAFinding() {
        Outlook later =
                Outlook.over(ReceiverPacks.bundled(), ScoreModel.bundled(), Clock.offset(NOW, Duration.ofDays(91)));
        Outlook intime =
                Outlook.over(ReceiverPacks.bundled(), ScoreModel.bundled(), Clock.offset(NOW, Duration.ofDays(90)));
        assertThat(later.judge(Facts.evidence(GOOD), Tier.ALL).findings())
                .extracting(Finding::code)
                .containsExactly("RECEIVER-PACK-STALE");
        assertThat(intime.judge(Facts.evidence(GOOD), Tier.ALL).findings()).isEmpty();
    }

    /** The facts are also shuffled, because no result may depend on their order. */
    @Tag("long")
    @Test
    void anOpenFactKeepsTheVerdictOrMakesItUnknown() {
        long seed = 9;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> keys = ReceiverPacks.bundled().packs().stream()
                .flatMap(pack -> pack.requirements().stream())
                .flatMap(requirement -> requirement.condition().allOf().stream())
                .flatMap(need -> need.anyOf().stream())
                .flatMap(check -> check.keys().stream())
                .distinct()
                .toList();
        Outlook outlook = Outlook.over(ReceiverPacks.bundled(), ScoreModel.bundled(), NOW);
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            List<Fact> facts = new ArrayList<>();
            for (String key : keys) {
                int draw = random.nextInt(40);
                Answer<String> answer =
                        draw == 0 ? Answer.present("seen") : draw == 1 ? silent() : Answer.<String>absent();
                facts.add(Fact.of(key, "x", answer));
            }
            Tier tier = random.nextBoolean() ? Tier.ALL : Tier.BULK;
            OutlookReport before = outlook.judge(SenderProfile.of(facts, Facts.NOW), tier);
            int taken = random.nextInt(facts.size());
            facts.set(taken, Fact.of(facts.get(taken).key(), "x", silent()));
            Collections.shuffle(facts, new Random(i));
            OutlookReport after = outlook.judge(SenderProfile.of(facts, Facts.NOW), tier);
            for (int n = 0; n < before.receivers().size(); n++) {
                assertThat(after.receivers().get(n).verdict())
                        .as("seed %d, case %d", seed, i)
                        .isIn(before.receivers().get(n).verdict(), ReceiverVerdict.UNKNOWN);
            }
            assertThat(after.score().computed().low())
                    .isLessThanOrEqualTo(before.score().computed().low());
            assertThat(after.score().computed().high())
                    .isGreaterThanOrEqualTo(before.score().computed().high());
        }
    }

    private static final List<ReceiverVerdict> FROM_BEST =
            List.of(ReceiverVerdict.ACCEPT, ReceiverVerdict.AT_RISK, ReceiverVerdict.UNKNOWN, ReceiverVerdict.REFUSE);

    /**
     * All findings of one failed requirement become ruled out; all other facts stay. Every second case has no open fact. In the
     * others AT_RISK may become UNKNOWN, because the failed requirement had decided before an open one.
     */
    @Tag("long")
    @Test
    void fixingAFailNeverLowersAVerdict() {
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        Outlook outlook = Outlook.over(ReceiverPacks.bundled(), ScoreModel.bundled(), NOW);
        List<String> keys = ReceiverPacks.bundled().packs().stream()
                .flatMap(pack -> pack.requirements().stream())
                .flatMap(OutlookTest::keys)
                .distinct()
                .toList();
        int fixed = 0;
        System.out.println("seed " + seed + ", " + CASES + " cases");
        while (fixed < CASES) {
            List<Fact> facts = new ArrayList<>();
            int badness = 5 + random.nextInt(40);
            boolean allAnswered = fixed % 2 == 0;
            for (String key : keys) {
                int draw = random.nextInt(badness);
                if (draw != 2 || allAnswered) {
                    Answer<String> answer = draw == 0
                            ? Answer.present("seen")
                            : draw == 1 && !allAnswered ? silent() : Answer.<String>absent();
                    facts.add(Fact.of(key, "x", answer));
                }
            }
            Tier tier = random.nextBoolean() ? Tier.ALL : Tier.BULK;
            OutlookReport before = outlook.judge(SenderProfile.of(facts, Facts.NOW), tier);
            List<Gate> failed = before.receivers().stream()
                    .flatMap(receiver -> receiver.gates().stream())
                    .filter(gate -> gate.outcome() == GateOutcome.FAIL)
                    .toList();
            if (failed.isEmpty()) {
                continue;
            }
            Set<String> mended = keys(failed.get(random.nextInt(failed.size())).requirement())
                    .collect(Collectors.toSet());
            List<Fact> better = new ArrayList<>(
                    facts.stream().filter(fact -> !mended.contains(fact.key())).toList());
            mended.forEach(key -> better.add(Fact.of(key, "x", Answer.absent())));
            OutlookReport after = outlook.judge(SenderProfile.of(better, Facts.NOW), tier);
            String what = "seed " + seed + ", case " + fixed + ", mended " + mended;
            for (int n = 0; n < before.receivers().size(); n++) {
                ReceiverVerdict then = before.receivers().get(n).verdict();
                ReceiverVerdict now = after.receivers().get(n).verdict();
                boolean opened = then == ReceiverVerdict.AT_RISK && now == ReceiverVerdict.UNKNOWN;
                assertThat(FROM_BEST.indexOf(now) <= FROM_BEST.indexOf(then) || opened && !allAnswered)
                        .as("%s: %s became %s", what, then, now)
                        .isTrue();
            }
            assertThat(after.score().computed().point())
                    .as(what)
                    .isGreaterThanOrEqualTo(before.score().computed().point() - 1e-9);
            fixed++;
        }
    }

    private static Stream<String> keys(Requirement requirement) {
        return requirement.condition().allOf().stream()
                .flatMap(need -> need.anyOf().stream())
                .flatMap(check -> check.keys().stream());
    }

    private static Answer<String> silent() {
        return Answer.unanswered(Reason.TIMEOUT, "no reply");
    }

    @Test
    void unknownCodesChangeNothing() {
        SenderProfile more = Facts.evidence(GOOD + " +MTA-STS-MISSING +ADDRESS-DRIFT-MX ?DKIM-NEW");
        OutlookReport judged = judge(more, Tier.ALL);
        OutlookReport plain = judge(Facts.evidence(GOOD), Tier.ALL);
        assertThat(judged.receivers()).isEqualTo(plain.receivers());
        assertThat(judged.score()).isEqualTo(plain.score());
        assertThat(judged.findings()).isEqualTo(plain.findings());
    }
}
