package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Replies of receivers, from bounces and from refusals in the run itself, in runs of the whole command. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class StatementsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String LATER = "Wed, 25 Nov 2026 12:00:01 +0000";
    private static final String EARLIER = "Wed, 25 Nov 2026 09:00:00 +0000";
    private static final String NO_PTR = "550-5.7.25 [192.0.2.20] no PTR 550 5.7.25 record - gsmtp";

    @TempDir
    private Path folder;

    private static Ran run(String... args) {
        return Ran.at(NOW, InputStream.nullInputStream(), args);
    }

    private Ran healthy(String date, String reply) throws IOException {
        return run("check", "--lab", "healthy", "--json", "--bounce", file(bounce(date, reply)));
    }

    private static String bounce(String date, String reply) {
        return """
                From: MAILER-DAEMON@mail.healthy.example
                Date: %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.healthy.example

                Final-Recipient: rfc822; bert@gmail.com
                Action: failed
                Status: 5.7.25
                Remote-MTA: dns; gmail-smtp-in.l.google.com
                Diagnostic-Code: smtp; %s

                --b--
                """.formatted(date, reply);
    }

    private String file(String content) throws IOException {
        Path file = Files.createTempFile(folder, "bounce", ".eml");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        return file.toString();
    }

    private static List<String> codes(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> String.valueOf(((Map<?, ?>) finding).get("code")))
                .toList();
    }

    private static Object gmail(Ran ran) {
        return ((Map<?, ?>) ran.list("receivers").get(0)).get("verdict");
    }

    private static Map<?, ?> statement(Ran ran) {
        return (Map<?, ?>) ran.list("statements").get(0);
    }

    private static double points(Ran ran) {
        return (Double) ((Map<?, ?>) ran.json().get("score")).get("point");
    }

    @Test
    void aNewerBounceOutranksTheCheck() throws IOException {
        Ran ran = healthy(LATER, NO_PTR);
        assertThat(gmail(ran)).isEqualTo("refuse");
        assertThat(codes(ran)).contains("RECEIVER-DISAGREES").doesNotContain("RECEIVER-REFUSES");
        assertThat(ran.json().get("verdict")).isNotEqualTo("ready");
        assertThat(statement(ran).get("cause")).isEqualTo("reverse-name");
    }

    @Test
    void anOlderBounceIsShownButChangesNoVerdict() throws IOException {
        Ran plain = run("check", "--lab", "healthy", "--json");
        Ran ran = healthy(EARLIER, NO_PTR);
        assertThat(ran.code()).isEqualTo(plain.code());
        assertThat(gmail(ran)).isEqualTo(gmail(plain));
        assertThat(codes(ran)).contains("RECEIVER-REFUSED-BEFORE");
        assertThat(statement(ran).get("when")).isEqualTo("2026-11-25T09:00:00Z");
    }

    @Test
    void aDateThatIsNotCredibleIsIgnored() throws IOException {
        for (String date : List.of("Wed, 25 Nov 2099 09:00:00 +0000", "tomorrow", "")) {
            Ran ran = healthy(date, NO_PTR);
            assertThat(statement(ran).get("when")).as(date).isNull();
            assertThat(codes(ran)).as(date).contains("RECEIVER-REFUSED-BEFORE").doesNotContain("RECEIVER-DISAGREES");
        }
    }

    @Test
    void anAddressThatWasNotCheckedIsReported() throws IOException {
        Ran ran = healthy(EARLIER, NO_PTR.replace("192.0.2.20", "2001:db8::7"));
        assertThat(codes(ran)).contains("RECEIVER-SAW-OTHER-ADDRESS");
        assertThat(ran.out()).contains("2001:db8::7, which was not checked");
    }

    @Test
    void aReplyAboutTheRecipientDoesNotCount() throws IOException {
        Ran plain = run("check", "--lab", "healthy", "--json");
        Ran ran = healthy(LATER, "550 5.1.1 no such user - gsmtp");
        assertThat(codes(ran)).isEqualTo(codes(plain));
        assertThat(ran.json().get("score")).isEqualTo(plain.json().get("score"));
        assertThat(statement(ran).get("cause")).isNull();
    }

    @Test
    void anOldRefusalForReputationCountsLess() throws IOException {
        String reply = "550-5.7.1 [192.0.2.20] low reputation of the sending domain - gsmtp";
        Ran fresh = healthy(EARLIER, reply);
        Ran old = healthy("Wed, 25 Nov 2020 11:00:00 +0000", reply);
        assertThat(gmail(fresh)).isEqualTo("refuse");
        assertThat(codes(fresh)).contains("RECEIVER-REFUSES");
        assertThat(gmail(old)).isEqualTo("accept");
        assertThat(points(fresh)).isLessThan(points(old));
    }

    /** A lab in which one receiver refuses at the greeting. */
    private String refusing() throws IOException {
        Files.writeString(folder.resolve("lab.conf"), """
                subject one.example
                address 192.0.2.20
                ehlo mail.one.example
                include internet
                zone one.zone
                peer 203.0.113.10:25 greet 554 5.7.25 [192.0.2.99] has no PTR record - gsmtp
                connect-timeout 1000ms
                banner-timeout 20000ms
                """);
        Files.writeString(folder.resolve("one.zone"), """
                $ORIGIN one.example.
                $TTL 300
                @ SOA ns hostmaster 1 2 3 4 5
                @ MX 10 mail
                @ TXT "v=spf1 mx -all"
                mail A 192.0.2.20
                20.2.0.192.in-addr.arpa. PTR mail.one.example.
                """);
        return folder.toString();
    }

    @Test
    void aRefusalInTheRunOutranksTheCheckAndIsRecorded() throws IOException {
        Path record = folder.resolve("run.ndjson");
        Ran ran = run("check", "--lab", refusing(), "--json", "--record", record.toString());
        assertThat(gmail(ran)).isEqualTo("refuse");
        assertThat(codes(ran)).contains("RECEIVER-DISAGREES", "RECEIVER-SAW-OTHER-ADDRESS");
        assertThat(statement(ran).get("origin")).isEqualTo("probe");
        Ran again = run("replay", "--json", record.toString());
        assertThat(again.out()).isEqualTo(ran.out());
        assertThat(again.err()).doesNotContain("recorded with");
        String older = Files.readString(record).replaceFirst("\"packs\": \"[^\"]*\"", "\"packs\": \"2020-01-01\"");
        Files.writeString(record, older);
        assertThat(run("replay", "--json", record.toString()).err()).contains("receiver packs 2020-01-01");
    }

    @Test
    void aRecordKeepsItsBounces() throws IOException {
        String record = folder.resolve("run.ndjson").toString();
        String bounce = file(bounce(LATER, NO_PTR));
        Ran ran = run("check", "--lab", "healthy", "-v", "--record", record, "--bounce", bounce);
        assertThat(ran.out()).contains("What receivers said");
        assertThat(run("replay", "-v", record).out()).isEqualTo(ran.out());
    }

    @Test
    void aFileThatIsNoBounceIsAMistakeOfUse() throws IOException {
        for (String file : List.of("/no/such/file.eml", folder.toString(), "/dev/zero", file("hello"), "\0")) {
            Ran ran = run("check", "--lab", "healthy", "--bounce", file);
            assertThat(ran.code()).as(file + ran.err()).isEqualTo(64);
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.out()).isEmpty();
        }
        InputStream input = new ByteArrayInputStream(bounce(LATER, NO_PTR).getBytes(StandardCharsets.UTF_8));
        assertThat(codes(Ran.at(NOW, input, "check", "--lab", "healthy", "--json", "--bounce", "-")))
                .contains("RECEIVER-DISAGREES");
        assertThat(run("check", "--lab", "healthy", "--bounce", "-", "--bounce", "-")
                        .code())
                .isEqualTo(64);
    }

    @Test
    void aHostileReplyIsEscapedInEveryOutput() throws IOException {
        String bounce = file(bounce(LATER, "550 5.7.25 \u001b[2J<script> no PTR - gsmtp"));
        String page = folder.resolve("page.html").toString();
        Ran ran = run("check", "--lab", "healthy", "--bounce", bounce, "--html", page);
        assertThat(ran.out()).doesNotContain("\u001b").contains("What receivers said");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Files.readString(Path.of(page)))
                .contains("What receivers said")
                .doesNotContain("<script");
    }
}
