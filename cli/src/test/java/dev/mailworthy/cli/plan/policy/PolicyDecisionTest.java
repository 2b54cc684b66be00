package dev.mailworthy.cli.plan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.policy.ReportedWorld.Planned;
import dev.mailworthy.cli.plan.policy.ReportedWorld.Written;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decision over random senders, records and reports. Each assertion names the seed of its world. */
class PolicyDecisionTest {

    private static final int WORLDS = 100;

    @Test
    void aYesLosesNoMailOfTheOwnersSourcesThatWereSeenPassing() throws ZoneFileException {
        Map<PolicyOutcome, Integer> outcomes = new EnumMap<>(PolicyOutcome.class);
        for (int seed = 0; seed < WORLDS; seed++) {
            ReportedWorld world = ReportedWorld.of(seed);
            WantedPolicy want = seed % 2 == 0 ? WantedPolicy.REJECT : WantedPolicy.QUARANTINE;
            PolicyAnswer answer = world.answer(world.reports, want, WantedEnd.AS_IT_IS);
            outcomes.merge(answer.outcome(), 1, Integer::sum);
            if (answer.outcome() == PolicyOutcome.YES) {
                assertThat(world.senders.stream()
                                .filter(Planned::isOwners)
                                .filter(Planned::isSeenPassing)
                                .filter(Planned::losesMail))
                        .as("seed %s", seed)
                        .isEmpty();
            }
        }
        assertThat(outcomes).containsOnlyKeys(PolicyOutcome.values());
        assertThat(outcomes.values()).allMatch(number -> number >= WORLDS / 20);
    }

    @Test
    void aServiceThatIsKnownByItsAddressesAndFailsIsNamedAsLost() throws ZoneFileException {
        int named = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ReportedWorld world = ReportedWorld.of(seed);
            PolicyAnswer answer = world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS);
            List<IpAddress> expected = world.senders.stream()
                    .filter(sender -> sender.address().toString().startsWith(ReportedWorld.SERVICE_NET))
                    .filter(Planned::losesMail)
                    .filter(sender -> sender.signing() != ReportedWorld.Signing.PART)
                    .map(Planned::address)
                    .toList();
            assertThat(answer.lost().stream().map(lost -> lost.source().address()))
                    .as("seed %s", seed)
                    .containsAll(expected);
            named += expected.size();
        }
        assertThat(named).isPositive();
    }

    @Test
    void eachProposedSpfRecordIsSoundAndTakesNoRightToSendAndSavesWhatItPromises() throws ZoneFileException {
        int proposed = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ReportedWorld world = ReportedWorld.of(seed);
            PolicyAnswer answer = world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS);
            if (answer.outcome() != PolicyOutcome.NO) {
                continue;
            }
            for (SetChange change : answer.changes()) {
                String text = texts(change)
                        .filter(each -> each.startsWith("v=spf1"))
                        .findFirst()
                        .orElse("");
                if (text.isEmpty()) {
                    continue;
                }
                proposed++;
                assertThat(texts(change)).as("seed %s", seed).contains("some-verification=1");
                assertThat(SpfLint.of(SpfRecord.parse(text), ReportedWorld.DOMAIN))
                        .as("seed %s: %s", seed, text)
                        .noneMatch(finding -> finding.type().severity().compareTo(Severity.WARNING) >= 0);
                Dns after = PatchedDns.of(List.of(change.after()), world.dns);
                assertThat(SpfPublisher.over(world.dns)
                                .survey(ReportedWorld.DOMAIN)
                                .authorised()
                                .minus(SpfPublisher.over(after)
                                        .survey(ReportedWorld.DOMAIN)
                                        .authorised())
                                .isEmpty())
                        .as("seed %s", seed)
                        .isTrue();
                for (LostMail lost : answer.lost()) {
                    if (lost.rescue() == LostMail.Rescue.SAVED) {
                        assertThat(passes(after, lost.source()))
                                .as("seed %s, %s by %s", seed, lost.source().address(), text)
                                .isEqualTo(SpfResult.PASS);
                    }
                }
            }
        }
        assertThat(proposed).isGreaterThan(WORLDS / 20);
    }

    private static SpfResult passes(Dns dns, MailSource source) {
        return Spf.over(dns)
                .check(new SpfRequest(source.address(), "news@own.example", "mail.own.example"))
                .result();
    }

    private static Stream<String> texts(SetChange change) {
        return change.after().records().stream()
                .map(record -> new String(((DnsRecord.Txt) record).joined(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void takingAReportAwayNeverMakesAYes() throws ZoneFileException {
        int taken = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ReportedWorld world = ReportedWorld.of(seed);
            PolicyAnswer answer = world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS);
            if (answer.outcome() == PolicyOutcome.YES) {
                continue;
            }
            SplittableRandom random = new SplittableRandom(1_000_000L + seed);
            for (int each = 0; each < 3; each++) {
                List<Written> left = new ArrayList<>(world.reports);
                left.remove(random.nextInt(left.size()));
                assertThat(world.answer(left, WantedPolicy.REJECT, WantedEnd.AS_IT_IS)
                                .outcome())
                        .as("seed %s, turn %s", seed, each)
                        .isNotEqualTo(PolicyOutcome.YES);
                taken++;
            }
        }
        assertThat(taken).isPositive();
    }

    /** The only reports that show a loss are taken away: the gap that they leave is no pass. */
    @Test
    void theReportThatAloneShowsALossLeavesAGap() throws ZoneFileException {
        ReportedWorld world = calm();
        assertThat(world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS)
                        .outcome())
                .isEqualTo(PolicyOutcome.YES);
        for (Written gone : world.reports) {
            List<Written> left = new ArrayList<>(world.reports);
            left.remove(gone);
            assertThat(world.answer(left, WantedPolicy.REJECT, WantedEnd.AS_IT_IS)
                            .outcome())
                    .as("without %s of %s", gone.reporter(), gone.day())
                    .isEqualTo(PolicyOutcome.UNANSWERED);
        }
    }

    @Test
    void noReportAtAllAnswersNothing() throws ZoneFileException {
        PolicyAnswer answer = calm().answer(List.of(), WantedPolicy.REJECT, WantedEnd.AS_IT_IS);
        assertThat(answer.outcome()).isEqualTo(PolicyOutcome.UNANSWERED);
        assertThat(answer.changes()).isEmpty();
    }

    @Test
    void theWayGoesFromTestToRejectWithTimeForReportsBetween() throws ZoneFileException {
        ReportedWorld world = calm();
        PolicyAnswer answer = world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS);
        assertThat(answer.path().stream().map(PolicyStage::name))
                .containsExactly("quarantine, t=y", "quarantine", "reject");
        assertThat(answer.path().stream().map(stage -> stage.record().value()))
                .allMatch(text -> text.contains("rua=mailto:d@own.example"));
        assertThat(answer.path().get(0).from()).contains(LocalDate.parse("2026-12-01"));
        assertThat(answer.path().get(1).from()).contains(LocalDate.parse("2026-12-15"));
        assertThat(answer.path().get(2).from()).contains(LocalDate.parse("2026-12-29"));
        assertThat(answer.changes()).hasSize(1);
        assertThat(texts(answer.changes().get(0)))
                .containsExactly("v=DMARC1; p=quarantine; rua=mailto:d@own.example; t=y");
    }

    /** A world whose answer is yes. */
    private static ReportedWorld calm() throws ZoneFileException {
        for (int seed = 0; seed < WORLDS; seed++) {
            ReportedWorld world = ReportedWorld.of(seed);
            boolean isPlain = world.answer(world.reports, WantedPolicy.REJECT, WantedEnd.AS_IT_IS)
                            .outcome()
                    == PolicyOutcome.YES;
            if (isPlain) {
                return world;
            }
        }
        throw new AssertionError("no world has the answer yes");
    }
}
