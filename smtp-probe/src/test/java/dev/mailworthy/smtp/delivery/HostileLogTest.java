package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import dev.mailworthy.smtp.delivery.source.PackedOctets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log is written by others: senders choose addresses, receivers choose replies, and a file may be anything. */
class HostileLogTest {

    private static final Instant WRITTEN = Instant.parse("2026-12-01T00:00:00Z");
    private static final DeliveryOptions OPTIONS = DeliveryOptions.of(ZoneOffset.UTC, 7);
    private static final String HEAD = "Nov 30 10:00:00 mx ";
    private static final String SENT =
            "ABC1: to=<bob@example.net>, relay=mx.example.net[198.51.100.7]:25, delay=1, delays=0/0/0/1, dsn=2.0.0,"
                    + " status=sent (250 ok)";

    @TempDir
    private Path folder;

    private static DeliverySummary read(String... lines) throws IOException {
        return DeliveryLog.read(TextSource.of(List.of(lines), WRITTEN), OPTIONS);
    }

    private static long attempts(DeliverySummary summary) {
        return summary.settled().counted().stream()
                .mapToLong(cell -> cell.counts().attempts())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[203.0.113.1]: 550; helo=<" + SENT + ">",
                "postfix/cleanup[1]: ABC1: warning: header Subject: " + SENT,
                "postfix/smtpd[1]: " + SENT,
                "amavis[1]: " + SENT,
                "postfix/qmgr[1]: ABC1: from=<\"x\" " + SENT + ">, size=1, nrcpt=1 (queue active)",
                "mysmtp[1]: " + SENT,
                "postfix/smtp: x postfix/smtp[1]: " + SENT
            })
    void onlyTheDeliveringProgramWritesEvidence(String line) throws IOException {
        assertThat(attempts(read(HEAD + line))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABC1: to=<a>, relay=x.example[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (@example.net>,"
                        + " relay=mx.example.net[198.51.100.7]:25, delay=1, delays=0/0/0/1, dsn=5.0.0, status=bounced (no)",
                "ABC1: to=<bob@example.net>, relay=mx.example.net[198.51.100.7]:25, delay=1, dsn=5.0.0, status=bounced (host"
                        + " said: 550 x>, relay=gmail-smtp-in.l.google.com[1.2.3.4]:25, dsn=2.0.0, status=sent (ok)"
            })
    void aLineWithTheFieldsOfAnotherCountsForNothing(String text) throws IOException {
        DeliverySummary summary = read(HEAD + "postfix/smtp[1]: " + text);
        assertThat(attempts(summary)).isZero();
        assertThat(summary.coverage().ambiguous()).isEqualTo(1);
        assertThat(summary.coverage().notUnderstood()).isEqualTo(1);
        assertThat(summary.coverage().isEnough()).isFalse();
    }

    @Test
    void aQuotedAddressMayHoldTheFieldsOfALine() throws IOException {
        DeliverySummary summary =
                read(HEAD + "postfix/smtp[1]: ABC1: to=<\"x>, relay=gmail-smtp-in.l.google.com[1.2.3.4]:25,"
                        + " dsn=2.0.0, status=sent (\\\"y\"@example.net>, relay=mx.example.net[198.51.100.7]:25, delay=1,"
                        + " delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.7] said: 550 5.1.1 no such user"
                        + " (in reply to RCPT TO command))");
        EvidenceCell cell = summary.settled().counted().get(0);
        assertThat(cell.key().outcome()).isEqualTo(DeliveryOutcome.REFUSED);
        assertThat(cell.key().target().name()).isEqualTo("example.net");
    }

    @Test
    void noLocalPartIsKept() throws IOException {
        DeliverySummary summary = read(
                HEAD
                        + "postfix/smtp[1]: ABC1: to=<secret.name+tag@example.net>, relay=mx.example.net[198.51.100.7]:25, delay=1,"
                        + " dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.7] said: 550 5.1.1"
                        + " <secret.name+tag@example.net>: mailbox Secret.Name unknown; see https://x.example/?m=other%40example.net"
                        + " SRS0=ab=cd=sender.example=hidden@srs.example \"quoted name\"@example.net (in reply to RCPT TO command))",
                HEAD + "postfix/smtp[1]: ABC2: to=<secret@example.net>, gibberish of secret",
                HEAD
                        + "postfix/local[1]: ABC3: to=<secret@example.net>, relay=local, dsn=5.1.1, status=unheard (secret)");
        String all = summary.settled().counted() + " " + summary.coverage().shapes();
        assertThat(all)
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("other%40", "hidden", "quoted name")
                .contains("...@example.net");
        assertThat(summary.coverage().notUnderstood()).isEqualTo(2);
    }

    @Test
    void octetsOfAllKindsAreReadWithoutAnError() throws IOException {
        Random random = new Random(20261201);
        byte[] octets = new byte[400_000];
        random.nextBytes(octets);
        byte[] head = (HEAD + "postfix/smtp[1]: ABC: to=<a@b.example>, relay=").getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + head.length < octets.length; at += 700) {
            octets[at] = '\n';
            System.arraycopy(head, 0, octets, at + 1, head.length - 1);
        }
        LogCoverage coverage =
                DeliveryLog.read(new TextSource(octets, WRITTEN), OPTIONS).coverage();
        assertThat(coverage.lines()).isPositive();
        assertThat(coverage.understood()).isZero();
    }

    @Test
    void cutLinesAndHalfLinesAreReadWithoutAnError() throws IOException {
        String[] forms = {
            HEAD + "postfix/smtp[1]: " + SENT,
            "2026-11-30T10:00:00.1+01:00 mx postfix/smtp[1]: " + SENT,
            "<22>1 2026-11-30T10:00:00Z mx postfix/smtp 1 - [a b=\"c\"] " + SENT,
            "{\"MESSAGE\":\"" + SENT
                    + "\\u00e9\",\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"__REALTIME_TIMESTAMP\":\"1796000000000000\","
                    + "\"_HOSTNAME\":\"mx\",\"A\":[1,{\"b\":\"}\"}]}"
        };
        for (String form : forms) {
            for (int end = 0; end < form.length(); end++) {
                assertThat(attempts(read(form.substring(0, end)))).isLessThanOrEqualTo(1);
            }
            assertThat(attempts(read(form))).as(form).isEqualTo(1);
        }
    }

    @Test
    void aMessageOfTheJournalInNumbersIsText() throws IOException {
        StringBuilder numbers = new StringBuilder();
        for (byte octet : SENT.getBytes(StandardCharsets.US_ASCII)) {
            numbers.append(numbers.isEmpty() ? "" : ", ").append(octet);
        }
        assertThat(attempts(read("{\"MESSAGE\":[" + numbers + "],\"SYSLOG_IDENTIFIER\":\"postfix/smtp\","
                        + "\"__REALTIME_TIMESTAMP\":\"1796000000000000\"}")))
                .isEqualTo(1);
    }

    @Test
    void aRecordOfTheJournalMayHoldAnythingInItsFields() throws IOException {
        String forged =
                "\n\n__CURSOR=x\n__REALTIME_TIMESTAMP=1796000000000000\nSYSLOG_IDENTIFIER=postfix/smtp\nMESSAGE="
                        + SENT;
        String length = (char) (forged.length() & 0xFF) + "" + (char) (forged.length() >>> 8) + "\0\0\0\0\0\0";
        String record = "__CURSOR=s\n__REALTIME_TIMESTAMP=1796000000000000\nSYSLOG_IDENTIFIER=sshd\nMESSAGE\n" + length
                + forged + "\n";
        DeliverySummary summary = read(record);
        assertThat(attempts(summary)).isZero();
        assertThat(summary.coverage().lines()).isEqualTo(1);
        for (int end = 0; end < record.length(); end += 3) {
            byte[] cut = record.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(attempts(DeliveryLog.read(new TextSource(cut, WRITTEN), OPTIONS)))
                    .isZero();
        }
    }

    @Test
    void aFieldOfTheJournalWithoutEndIsRefused() {
        String endless = "__CURSOR=s\nMESSAGE\n\0\0\0\0\0\0\0\u007f";
        assertThatThrownBy(() -> read(endless)).isInstanceOf(IOException.class).hasMessageContaining("is no log");
    }

    @Test
    void aLineOfAMegabyteIsCutAndCounted() throws IOException {
        DeliverySummary summary = read(
                HEAD + "postfix/smtp[1]: " + "x".repeat(1 << 20),
                HEAD + "postfix/smtp[1]: " + SENT,
                HEAD + "postfix/smtp[1]: " + SENT.replace("250 ok", "y".repeat(1 << 21)));
        assertThat(summary.coverage().lines()).isEqualTo(3);
        assertThat(summary.coverage().tooLong()).isEqualTo(2);
        assertThat(attempts(summary)).isEqualTo(2);
    }

    @Test
    void anInputWithoutLinesIsRefused() {
        LogSource endless = new LogSource() {
            @Override
            public String name() {
                return "zero";
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] block, int from, int length) {
                        return length;
                    }
                };
            }

            @Override
            public Instant written() {
                return WRITTEN;
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
        assertThatThrownBy(() -> DeliveryLog.read(endless, OPTIONS))
                .isInstanceOf(IOException.class)
                .hasMessage("zero: is no log: a line has more than 67108864 octets");
    }

    @Test
    void messagesThatNeverEndAreBoundedAndCounted() throws IOException {
        int most = 1000;
        DeliveryOptions few = new DeliveryOptions(
                ZoneOffset.UTC, Optional.empty(), Optional.empty(), 7, most, CountedDomains.NONE, 1);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            log.append(HEAD)
                    .append("postfix/smtp[1]: ")
                    .append(SENT.replace("ABC1", "A" + i))
                    .append('\n');
        }
        DeliverySummary summary =
                DeliveryLog.read(new TextSource(log.toString().getBytes(StandardCharsets.US_ASCII), WRITTEN), few);
        assertThat(summary.open()).hasSize(most);
        assertThat(summary.coverage().evicted()).isEqualTo(4000);
        assertThat(summary.settled().counted().get(0).counts().recipients()).isEqualTo(5000);
    }

    @Test
    void aClockOf1970DoesNotMakeCellsOfThatYear() throws IOException {
        DeliverySummary summary = read(
                "2026-11-30T10:00:00Z mx postfix/smtp[1]: " + SENT,
                "1970-01-01T00:00:05Z mx postfix/smtp[1]: " + SENT.replace("ABC1", "ABC2"));
        assertThat(summary.settled().counted())
                .singleElement()
                .satisfies(cell -> assertThat(cell.counts().attempts()).isEqualTo(2));
    }

    @Test
    void linesThatTheLoggingServiceDroppedAreCounted() throws IOException {
        LogCoverage coverage = read(
                        HEAD + "systemd-journald[1]: Suppressed 120 messages from postfix.service",
                        HEAD + "systemd-journald[1]: Suppressed 9 messages from nginx.service",
                        HEAD + "rsyslogd[1]: imjournal: 30 messages lost due to rate-limiting (20000 allowed)",
                        HEAD + "rsyslogd: imuxsock lost 7 messages from pid 5 due to rate-limiting",
                        HEAD + "postfix/smtp[1]: message repeated 3 times: [ " + SENT + "]")
                .coverage();
        assertThat(coverage.lost()).isEqualTo(157);
        assertThat(coverage.understood()).isEqualTo(3);
        assertThat(coverage.isEnough()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aPackedLogHasTheSameCells(PackedOctets packing) throws IOException {
        Path log = folder.resolve("mail.log.1." + packing.name().toLowerCase(Locale.ROOT));
        Files.write(log, packing.of((HEAD + "postfix/smtp[1]: " + SENT + "\n").getBytes(StandardCharsets.US_ASCII)));
        DeliverySummary packed = DeliveryLog.read(source(log.toString()), OPTIONS);
        assertThat(attempts(packed)).isEqualTo(1);
        assertThat(packed.settled().counted())
                .isEqualTo(read(HEAD + "postfix/smtp[1]: " + SENT).settled().counted());
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws IOException {
        Files.writeString(folder.resolve("mail.log"), HEAD + "postfix/smtp[1]: " + SENT + "\n");
        Files.writeString(folder.resolve("other.txt"), "x\n");
        LogSources sources = new LogSources(InputStream.nullInputStream(), WRITTEN)
                .add(folder.toString())
                .add(folder.resolve("mail.*").toString())
                .add(folder.resolve("mail.log").toString());
        assertThat(sources.all())
                .singleElement()
                .satisfies(source -> assertThat(source.name()).endsWith("mail.log"));
        assertThatThrownBy(() -> sources.add(folder.resolve("none.log").toString()))
                .hasMessageContaining("there is no such file");
    }

    private static LogSource source(String name) throws IOException {
        return new LogSources(InputStream.nullInputStream(), WRITTEN)
                .add(name)
                .all()
                .get(0);
    }
}
