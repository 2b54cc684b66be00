package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.MessageCheck;
import dev.mailworthy.smtp.message.MessageReport;
import dev.mailworthy.smtp.message.SignatureOutcome;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names that are never resolved: an interrupt, the budget and a cancelled future end a probe and the check of a message. */
@Timeout(60)
class StoppedProbeTest {

    private static final String MAIL = """
            From: a@example.org
            Subject: x
            DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=k; c=relaxed/relaxed; h=from; bh=AAAA; b=AAAA

            text
            """.replace("\n", "\r\n");

    private final Queue<CompletableFuture<DnsAnswer>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Dns silent = question -> {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        asked.add(never);
        begun.countDown();
        return never;
    };

    private static EgressRequest request(Duration budget) {
        return EgressRequest.defaults()
                .withTargets(List.of(EgressTarget.parse("mx.example")))
                .withControls(List.of())
                .withCanaries(List.of())
                .withTimeouts(Duration.ofMillis(50), Duration.ofMillis(50), budget);
    }

    private static void assertNotTried(EgressReport report) {
        assertThat(report.paths()).isNotEmpty().extracting(EgressPath::outcome).containsOnly(AttemptOutcome.NOT_TRIED);
    }

    @Test
    void anInterruptEndsTheWaitForNames() {
        Thread.currentThread().interrupt();
        EgressReport report = SmtpProbe.builder(silent).build().probe(request(Duration.ofMinutes(5)));
        assertThat(Thread.interrupted()).isTrue();
        assertNotTried(report);
    }

    @Test
    void theBudgetEndsTheWaitForNames() {
        assertNotTried(SmtpProbe.builder(silent).build().probe(request(Duration.ofMillis(100))));
    }

    @Test
    void cancellingEndsTheWaitForNames() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        SmtpProbe probe = SmtpProbe.builder(silent)
                .executor(work -> new Thread(() -> {
                            work.run();
                            ended.countDown();
                        })
                        .start())
                .build();
        CompletableFuture<EgressReport> report = probe.probeAsync(request(Duration.ofMinutes(5)));
        begun.await();
        report.cancel(true);
        ended.await();
        assertThat(asked).isNotEmpty().allSatisfy(answer -> assertThat(answer).isCancelled());
    }

    @Test
    void aMessageWhoseKeyDoesNotComeIsUnanswered() throws Exception {
        MailMessage mail = MailMessage.read("mail.eml", MAIL.getBytes(StandardCharsets.US_ASCII));
        MessageCheck check = MessageCheck.over(silent, Clock.systemUTC()).within(Duration.ofMillis(50));
        assertUnanswered(check.examine(mail, MessageCheck.Kind.ANY));
        assertUnanswered(check.examineAsync(mail, MessageCheck.Kind.ANY).join());
        Thread.currentThread().interrupt();
        assertUnanswered(MessageCheck.over(silent, Clock.systemUTC()).examine(mail, MessageCheck.Kind.ANY));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertUnanswered(MessageReport report) {
        assertThat(report.signatures()).hasSize(1);
        assertThat(report.signatures().get(0).outcome()).isInstanceOf(SignatureOutcome.Unanswered.class);
    }
}
