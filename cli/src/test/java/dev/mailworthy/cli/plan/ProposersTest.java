package dev.mailworthy.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.net.EhloName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proposers read the particulars of findings. Subject and message are texts for people and may change. */
class ProposersTest {

    private static final String SOUND_MAIL = "broken.example. MX 10 mail.broken.example.\n";
    private static final String SOUND_HOST = "mail.broken.example. A 192.0.2.1\n";
    private static final String SOUND_REVERSE = "1.2.0.192.in-addr.arpa. PTR mail.broken.example.\n";

    /** A proposer, and a zone with a fault that it mends. */
    private record Case(Proposer proposer, String zone, String mended) {
        @Override
        public String toString() {
            return proposer.getClass().getSimpleName() + " " + mended;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        new AddressProposer(),
                        SOUND_MAIL + "mail.broken.example. A 192.0.2.77\n" + SOUND_REVERSE,
                        "mail.broken.example A"),
                new Case(new AddressProposer(), SOUND_REVERSE, "mail.broken.example A"),
                new Case(
                        new ReverseProposer(),
                        SOUND_MAIL + SOUND_HOST
                                + "1.2.0.192.in-addr.arpa. PTR old.tenant.example.\nold.tenant.example. A 192.0.2.66\n",
                        "1.2.0.192.in-addr.arpa PTR"),
                new Case(new ReverseProposer(), SOUND_MAIL + SOUND_HOST, "1.2.0.192.in-addr.arpa PTR"),
                new Case(
                        new ExchangeProposer(),
                        "broken.example. MX 10 alias.broken.example.\nalias.broken.example. CNAME mail.broken.example.\n"
                                + SOUND_HOST + SOUND_REVERSE,
                        "broken.example MX"),
                new Case(
                        new ExchangeProposer(),
                        SOUND_MAIL + SOUND_HOST + SOUND_REVERSE + "mail.broken.example. A 10.0.0.1\n",
                        "mail.broken.example A"),
                new Case(
                        new DmarcProposer(),
                        SOUND_MAIL + SOUND_HOST + SOUND_REVERSE
                                + "_dmarc.broken.example. TXT \"v=DMARC1; p=none; pct=50\"\n",
                        "_dmarc.broken.example TXT"),
                new Case(new DmarcProposer(), SOUND_MAIL + SOUND_HOST, "_dmarc.broken.example TXT"),
                new Case(new TransportProposer(), SOUND_MAIL + SOUND_HOST, "_smtp._tls.broken.example TXT"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aProposalDoesNotDependOnTheWordsOfAFinding(Case each) {
        PlanWorld world = PlanWorld.of(each.zone());
        List<Finding> findings = world.plan().before().findings();
        List<String> proposed = proposed(world, each.proposer(), findings);
        assertThat(proposed).anyMatch(line -> line.startsWith(each.mended() + " "));
        List<Finding> reworded = findings.stream().map(ProposersTest::reworded).toList();
        assertThat(proposed(world, each.proposer(), reworded)).isEqualTo(proposed);
    }

    private static List<String> proposed(PlanWorld world, Proposer proposer, List<Finding> findings) {
        Situation situation = new Situation(
                PlanWorld.DOMAIN,
                PlanWorld.DOMAIN,
                PlanWorld.DOMAIN,
                Optional.of(EhloName.parse("mail.broken.example")),
                Map.of(),
                world.addresses(),
                findings,
                PlanWorld.NOW);
        Draft draft = new Draft(world.dns(), new Zones(world.dns(), List.of(), List.of(PlanWorld.DOMAIN)));
        proposer.propose(situation, draft);
        return draft.changes().stream()
                .map(SetChange::after)
                .map(set -> set.owner() + " " + set.type() + " "
                        + set.records().stream().map(RecordLines::data).toList())
                .toList();
    }

    /** The {@link Finding finding} with other texts, as in another release. */
    private static Finding reworded(Finding finding) {
        return new Finding(
                finding.type(),
                finding.severity(),
                "about: " + finding.fingerprint(),
                "In other words.",
                finding.particulars(),
                finding.evidence(),
                finding.rulesOut(),
                finding.remedies());
    }
}
