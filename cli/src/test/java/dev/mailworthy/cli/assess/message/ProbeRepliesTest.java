package dev.mailworthy.cli.assess.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.RecentReport;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReplyStage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server's reply becomes a receiver's statement. The reply itself is data; the text about the path is not parsed. */
class ProbeRepliesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static EgressPath path(int port, AttemptOutcome outcome, String detail, ServerReplies replies) {
        return new EgressPath(
                new OutgoingPort(Optional.empty(), IpFamily.IPV4, port),
                new ProbedServer(
                        "gmail.com", "Google", Optional.of(IpAddress.parse("203.0.113.10")), EgressPath.Role.TARGET),
                new AttemptResult(outcome, 5, detail, replies),
                1,
                Optional.empty());
    }

    private static EgressReport report(EgressPath path, EgressVerdict verdict) {
        PortVerdict port = new PortVerdict(
                Optional.empty(), IpFamily.IPV4, path.port(), verdict, Confidence.HIGH, Optional.empty(), List.of());
        return new EgressReport(List.of(path), List.of(port), HostVerdict.UNKNOWN, List.of());
    }

    private static List<HeardReply> heard(EgressPath path, EgressVerdict verdict) {
        return ProbeReplies.in(report(path, verdict), NOW).toList();
    }

    private static EgressPath refusing(int port) {
        Reply greeting = Reply.read("554-5.7.1 no\n554 5.7.1 mail from 192.0.2.7");
        return path(port, AttemptOutcome.BANNER_5XX, "a line for people", ServerReplies.greeting(greeting));
    }

    @Test
    void aReplyOfSeveralLinesIsTakenFromTheDataOfThePath() {
        assertThat(heard(refusing(25), EgressVerdict.REPUTATION_BLOCKED))
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.reply().code()).isEqualTo(554);
                    assertThat(reply.reply().enhanced()).isEqualTo(EnhancedCode.parse("5.7.1"));
                    assertThat(reply.reply().text()).isEqualTo("no mail from 192.0.2.7");
                    assertThat(reply.reply().stage()).contains(ReplyStage.CONNECT);
                    assertThat(reply.place()).isEqualTo("gmail.com");
                    assertThat(reply.when()).isEqualTo(NOW);
                });
    }

    @Test
    void aTextThatLooksLikeARefusalIsNotParsed() {
        EgressPath path = path(25, AttemptOutcome.BANNER_5XX, "554 5.7.1 no", ServerReplies.none());
        assertThat(heard(path, EgressVerdict.OPEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EHLO, EHLO", "HELO, EHLO", "EHLO_TLS, EHLO", "STARTTLS, TLS"})
    void aRefusalAfterTheGreetingHasItsStage(Stage stage, ReplyStage named) {
        Refusal refusal = new Refusal(stage, Reply.read("550 5.7.1 go away"));
        EgressPath path = path(25, AttemptOutcome.BANNER_OK, "220 mx", ServerReplies.remembered(Optional.of(refusal)));
        assertThat(heard(path, EgressVerdict.OPEN))
                .singleElement()
                .satisfies(reply -> assertThat(reply.reply().stage()).contains(named));
    }

    @ParameterizedTest
    @CsvSource({"25, INTERCEPTED", "25, TLS_STRIPPED", "25, ALL_TCP_PROXIED", "587, OPEN"})
    void aReplyFromAnotherPortOrPossiblyAnotherServerIsLeftOut(int port, EgressVerdict verdict) {
        assertThat(heard(refusing(port), verdict)).isEmpty();
    }

    @Test
    void aCachedRunHasTheSameStatements(@TempDir Path folder) {
        EgressRequest request = EgressRequest.defaults();
        EgressReport report = report(refusing(25), EgressVerdict.REPUTATION_BLOCKED);
        Path file = folder.resolve("egress");
        RecentReport.save(file, request, report, NOW);
        EgressReport again = RecentReport.load(file, request, NOW).orElseThrow().report();
        assertThat(ProbeReplies.in(again, NOW).toList())
                .isNotEmpty()
                .isEqualTo(ProbeReplies.in(report, NOW).toList());
    }
}
