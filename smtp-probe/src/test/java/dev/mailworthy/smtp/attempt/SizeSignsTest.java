package dev.mailworthy.smtp.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS handshakes with a first message of full length, beside handshakes with a usual one. */
class SizeSignsTest {

    /** A conversation whose TLS handshake ended so. */
    private static EgressPath path(String operator, Role role, DialogueOutcome handshake) {
        Optional<TlsFacts> facts = Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(), "", ""))
                .filter(tls -> handshake == DialogueOutcome.TLS_OK);
        DialogueReport report = new DialogueReport(
                handshake,
                "",
                List.of(
                        new Step(Stage.BANNER, DialogueOutcome.BANNER_OK, Optional.empty(), 1),
                        new Step(Stage.HANDSHAKE, handshake, Optional.empty(), 1)),
                facts,
                Optional.empty(),
                new DialogueReport.Oddities(List.of(), 0, 0),
                Optional.empty(),
                List.of());
        AttemptOutcome outcome = facts.isPresent() ? AttemptOutcome.BANNER_OK : AttemptOutcome.TLS_BROKEN;
        return new EgressPath(
                new OutgoingPort(Optional.empty(), IpFamily.IPV4, 25),
                new ProbedServer(operator, operator, Optional.empty(), role),
                new AttemptResult(outcome, 1, "", ServerReplies.of(report)),
                1,
                Optional.empty());
    }

    private static List<EgressPath> each(Role role, DialogueOutcome... handshakes) {
        List<EgressPath> paths = new ArrayList<>();
        for (DialogueOutcome handshake : handshakes) {
            paths.add(path("operator " + paths.size(), role, handshake));
        }
        return paths;
    }

    @ParameterizedTest(name = "full {0} {1}, usual {2} {3}: {4}")
    @CsvSource({
        "SILENT,             SILENT,             TLS_OK, TLS_OK, true",
        "SILENT,             WATCHDOG,           TLS_OK, TLS_OK, true",
        "SILENT,             TLS_OK,             TLS_OK, TLS_OK, false",
        "SILENT,             TLS_HANDSHAKE_FAIL, TLS_OK, TLS_OK, false", // An alert is an answer.
        "TLS_HANDSHAKE_FAIL, TLS_HANDSHAKE_FAIL, TLS_OK, TLS_OK, false",
        "RESET,              RESET,              TLS_OK, TLS_OK, false",
        "SILENT,             SILENT,             TLS_OK, SILENT, false", // The servers answer nothing just now.
    })
    void whatThisMachineSendsIsLostIfOnlyShortMessagesAreAnswered(
            DialogueOutcome one,
            DialogueOutcome other,
            DialogueOutcome usualOne,
            DialogueOutcome usualOther,
            boolean lost) {
        List<EgressPath> paths = new ArrayList<>(each(Role.LARGE_PACKETS, one, other));
        paths.addAll(each(Role.RECHECK, usualOne, usualOther));
        assertThat(new SizeSigns(paths).losesLongCommands()).isEqualTo(lost);
        assertThat(new SizeSigns(paths).losesLongReplies()).isFalse();
    }

    @Test
    void oneOperatorProvesNothing() {
        List<EgressPath> paths = new ArrayList<>(each(Role.LARGE_PACKETS, DialogueOutcome.SILENT));
        paths.addAll(each(Role.RECHECK, DialogueOutcome.TLS_OK));
        assertThat(new SizeSigns(paths).losesLongCommands()).isFalse();
        assertThat(new SizeSigns(List.of()).losesLongCommands()).isFalse();
    }

    @Test
    void aHandshakeThatIsLostInUsualPacketsAloneIsALongReply() {
        List<EgressPath> paths =
                new ArrayList<>(each(Role.SMALL_PACKETS, DialogueOutcome.TLS_OK, DialogueOutcome.TLS_OK));
        paths.addAll(each(Role.RECHECK, DialogueOutcome.SILENT, DialogueOutcome.SILENT));
        assertThat(new SizeSigns(paths).losesLongReplies()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "TLS_OK, true",
        "TLS_HANDSHAKE_FAIL, true",
        "SILENT, false",
        "WATCHDOG, false",
        "STOPPED, false",
        "RESET, false"
    })
    void aLongPacketLeavesIfAServerAnswersIt(DialogueOutcome handshake, boolean passes) {
        assertThat(new SizeSigns(each(Role.LARGE_PACKETS, handshake)).answersLongCommands())
                .isEqualTo(passes);
        assertThat(new SizeSigns(each(Role.RECHECK, handshake)).answersLongCommands())
                .isFalse();
    }
}
