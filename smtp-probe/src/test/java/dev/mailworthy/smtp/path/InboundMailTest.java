package dev.mailworthy.smtp.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.PortVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a socket table proves about incoming mail, and the resulting verdict on the host. */
class InboundMailTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    Path folder;

    private Answer<String> seen(String entries) throws IOException {
        Files.writeString(folder.resolve("tcp"), HEAD + entries);
        return InboundMail.of(folder).seen();
    }

    private static String entry(String local, String remote, String state) {
        return "   0: " + local + " " + remote + " " + state
                + " 00000000:00000000 00:00000000 00000000     0        0 1\n";
    }

    /** 0A is LISTEN, 01 ESTABLISHED, 03 SYN_RECEIVED, 06 TIME_WAIT; 0019 is port 25; 08080808 is public. */
    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource({
        "00000000:0019, 00000000:0000, 0A, Unanswered",
        "0A0A0A0A:0019, 00000000:0000, 0A, Unanswered",
        "0100007F:0019, 00000000:0000, 0A, Absent",
        "00000000:024B, 00000000:0000, 0A, Absent",
        "0A0A0A0A:0019, 08080808:C350, 01, Present",
        "0A0A0A0A:0019, 08080808:C350, 06, Present",
        "0A0A0A0A:0019, 08080808:C350, 03, Absent",
        "0A0A0A0A:0019, 0B0A0A0A:C350, 01, Absent",
        "0A0A0A0A:C350, 08080808:0019, 01, Absent",
    })
    void socketsGiveTheAnswer(String local, String remote, String state, String outcome) throws IOException {
        assertThat(seen(entry(local, remote, state)).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void ipv6IsReadInWordsAndMappedAddressesAreIpv4() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEAD);
        Files.writeString(
                folder.resolve("tcp6"),
                HEAD
                        + entry("00000000000000000000000000000000:0019", "00000000000000000000000000000000:0000", "0A")
                        + entry(
                                "0000000000000000FFFF0000090A0A0A:0019",
                                "0000000000000000FFFF000008080808:C350",
                                "01"));
        assertThat(InboundMail.of(folder).seen())
                .isEqualTo(Answer.present("8.8.8.8 is connected to port 25 of 10.10.10.9"));
        Files.writeString(
                folder.resolve("tcp6"),
                HEAD + entry("B80D0120000000000000000001000000:0019", "004860263A000000000000008888E500:C350", "08"));
        assertThat(InboundMail.of(folder).seen()).isInstanceOf(Answer.Present.class);
    }

    @Test
    void aSystemWithoutTheTableIsUnanswered() {
        assertThat(InboundMail.of(folder.resolve("none")).seen()).isInstanceOf(Answer.Unanswered.class);
        assertThat(InboundMail.none().seen()).isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void malformedLinesAreSkipped() throws IOException {
        long seed = 25;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 500; run++) {
            byte[] octets = entry("0A0A0A0A:0019", "08080808:C350", "01").getBytes(StandardCharsets.ISO_8859_1);
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(32, 127);
            }
            assertThat(seen(new String(octets, StandardCharsets.ISO_8859_1)))
                    .as("seed %d, run %d", seed, run)
                    .isNotNull();
        }
    }

    @ParameterizedTest(name = "25 {0}, 587 {1} -> {2} where strangers come in, {3} where it is not known")
    @CsvSource({
        "BLOCKED_DROP,  BLOCKED_DROP,       RECEIVE_ONLY,       CANNOT_SEND",
        "BLOCKED_LOCAL, BLOCKED_REJECT_RST, RECEIVE_ONLY,       CANNOT_SEND",
        "BLOCKED_DROP,  NO_FAMILY,          RECEIVE_ONLY,       CANNOT_SEND",
        "BLOCKED_DROP,  INCONCLUSIVE,       UNKNOWN,            UNKNOWN",
        "NO_FAMILY,     NO_FAMILY,          UNKNOWN,            UNKNOWN",
        "NO_CONNECTIVITY, NO_CONNECTIVITY,  UNKNOWN,            UNKNOWN",
        "BLOCKED_DROP,  OPEN,               CAN_SEND_VIA_RELAY, CAN_SEND_VIA_RELAY",
        "OPEN,          BLOCKED_DROP,       CAN_SEND_DIRECT,    CAN_SEND_DIRECT",
    })
    void whatTheHostCanDo(EgressVerdict mail, EgressVerdict submission, HostVerdict reached, HostVerdict unknown) {
        List<PortVerdict> verdicts = List.of(verdict(25, mail), verdict(587, submission));
        assertThat(HostVerdict.of(verdicts, Answer.present("8.8.8.8 is connected")))
                .isEqualTo(reached);
        assertThat(HostVerdict.of(verdicts, InboundMail.none().seen())).isEqualTo(unknown);
        assertThat(HostVerdict.of(verdicts, Answer.absent())).isEqualTo(unknown);
    }

    private static PortVerdict verdict(int port, EgressVerdict verdict) {
        return new PortVerdict(
                Optional.empty(), IpFamily.IPV4, port, verdict, Confidence.HIGH, Optional.empty(), List.of());
    }

    @Test
    void aPeerSeenBeforeTheRunCounts() {
        Answer<String> stranger = Answer.present("8.8.8.8 is connected");
        assertThat(InboundMail.better(stranger, Answer.absent())).isEqualTo(stranger);
        assertThat(InboundMail.better(Answer.absent(), stranger)).isEqualTo(stranger);
    }
}
