package dev.mailworthy.smtp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Debian's Postfix, Exim, OpenSMTPD and sendmail send to receivers that follow a script and keep an account of their answers. What
 * is read from the servers' logs equals that account.
 */
@Tag("real-peer")
@Timeout(700)
class RealLogsTest {

    private static final String DEAD = ScriptedReceiver.DEAD.domain();
    private static final String BUSY = ScriptedReceiver.BUSY.domain();

    private static Path folder;

    @BeforeAll
    static void run(@TempDir Path temporary) throws Exception {
        folder = Files.createDirectory(temporary.resolve("logs"));
        RealServers.run(temporary, SendingServer.ROOTS, RealLogRun.class, List.of(folder.toString()));
    }

    /** One line of the receivers' account. */
    private record Counted(
            String receiver, String outcome, String client, long attempts, long recipients, long secured) {

        static Counted parse(String line) {
            String[] parts = line.split("\t");
            return new Counted(
                    parts[0],
                    parts[1],
                    parts[2],
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    Long.parseLong(parts[5]));
        }
    }

    private static List<Counted> account(String server) throws IOException {
        return Files.readAllLines(folder.resolve(server + ".account")).stream()
                .map(Counted::parse)
                .toList();
    }

    private static DeliverySummary summary(String server) throws IOException {
        Path log = folder.resolve(server + ".log");
        List<LogSource> sources = new LogSources(InputStream.nullInputStream(), Instant.EPOCH)
                .add(log.toString())
                .all();
        return DeliveryLog.read(sources, DeliveryOptions.of(ZoneOffset.UTC, 0x5eed))
                .settled();
    }

    /** Attempts and recipients by receiver and outcome, without the waiting of the queue, which no receiver sees. */
    private static Map<String, List<Long>> seen(DeliverySummary summary) {
        Map<String, List<Long>> seen = new TreeMap<>();
        for (EvidenceCell cell : summary.counted()) {
            boolean isAnswer = cell.key().target().isOutside() && cell.key().outcome() != DeliveryOutcome.HELD;
            if (isAnswer && !cell.key().target().name().equals(DEAD)) {
                CellCounts counts = cell.counts();
                seen.merge(
                        cell.key().target().name() + " " + cell.key().outcome().name(),
                        List.of(counts.attempts(), counts.recipients()),
                        (one, other) -> List.of(one.get(0) + other.get(0), one.get(1) + other.get(1)));
            }
        }
        return seen;
    }

    private static Map<String, List<Long>> answered(String server) throws IOException {
        Map<String, List<Long>> answered = new TreeMap<>();
        for (Counted counted : account(server)) {
            answered.put(
                    counted.receiver() + " " + counted.outcome(), List.of(counted.attempts(), counted.recipients()));
        }
        return answered;
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exim-syslog", "sendmail"})
    void theLogAndTheReceiversGiveTheSameAccount(String server) throws IOException {
        Map<String, List<Long>> answered = answered(server);
        assertThat(answered).containsKey(BUSY + " DEFERRED");
        assertThat(seen(summary(server))).containsExactlyInAnyOrderEntriesOf(answered);
    }

    /**
     * A greeting that refuses is no failure of a message for OpenSMTPD: it waits, and writes "Network error on destination MXs" for
     * each time that it looks for a way.
     */
    @ParameterizedTest
    @ValueSource(strings = "opensmtpd")
    void openSmtpdDoesNotTellARefusedGreetingFromABrokenPath(String server) throws IOException {
        Map<String, List<Long>> answered = answered(server);
        assertThat(answered.remove(BUSY + " DEFERRED")).isEqualTo(List.of(1L, 0L));
        Map<String, List<Long>> seen = seen(summary(server));
        assertThat(seen.remove(BUSY + " PATH").get(1)).isZero();
        assertThat(seen).containsExactlyInAnyOrderEntriesOf(answered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exim-syslog", "opensmtpd", "sendmail"})
    void everyDeliveringLineIsUnderstood(String server) throws IOException {
        DeliverySummary summary = summary(server);
        assertThat(summary.coverage().notUnderstood())
                .as("%s", summary.coverage().shapes())
                .isZero();
        assertThat(summary.coverage().ambiguous()).isZero();
        assertThat(summary.coverage().unreadable()).isZero();
        assertThat(summary.coverage().understood()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exim-syslog", "opensmtpd", "sendmail"})
    void aServerThatIsNotThereIsOnlyAPath(String server) throws IOException {
        List<EvidenceCell> cells =
                cells(server, cell -> cell.key().target().name().equals(DEAD));
        assertThat(cells)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.key().outcome()).isIn(DeliveryOutcome.PATH, DeliveryOutcome.HELD));
        assertThat(cells.stream().mapToLong(cell -> cell.counts().recipients()).sum())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "postfix, grey.test, GREYLISTED",
        "exim, grey.test, GREYLISTED",
        "exim-syslog, grey.test, GREYLISTED",
        "opensmtpd, grey.test, GREYLISTED",
        "sendmail, grey.test, GREYLISTED",
        "postfix, gone.test, RCPT_UNKNOWN",
        "exim, gone.test, RCPT_UNKNOWN",
        "exim-syslog, gone.test, RCPT_UNKNOWN",
        "opensmtpd, gone.test, RCPT_UNKNOWN",
        "sendmail, gone.test, RCPT_UNKNOWN",
        "postfix, spam.test, CONTENT_SPAM",
        "exim, spam.test, CONTENT_SPAM",
        "exim-syslog, spam.test, CONTENT_SPAM",
        "opensmtpd, spam.test, CONTENT_SPAM",
        "sendmail, spam.test, CONTENT_SPAM",
        "postfix, full.test, RCPT_UNAVAILABLE",
        "exim, full.test, RCPT_UNAVAILABLE",
        "exim-syslog, full.test, RCPT_UNAVAILABLE",
        "opensmtpd, full.test, RCPT_UNAVAILABLE",
        "sendmail, full.test, RCPT_UNAVAILABLE",
    })
    void theReplyIsTheCause(String server, String receiver, String cause) throws IOException {
        assertThat(cells(
                        server,
                        cell -> cell.key().target().name().equals(receiver)
                                && cell.key().outcome() != DeliveryOutcome.ACCEPTED))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.key().cause().id()).isEqualTo(cause));
    }

    /** Exim alone writes with each delivery whether it used TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"exim", "exim-syslog"})
    void eximTellsTlsOfEachDelivery(String server) throws IOException {
        List<String> told = new ArrayList<>();
        for (EvidenceCell cell : cells(server, each -> each.key().outcome() == DeliveryOutcome.ACCEPTED)) {
            told.add(cell.key().target().name() + " " + cell.counts().encrypted() + " "
                    + cell.counts().plaintext());
        }
        List<String> expected = new ArrayList<>();
        for (Counted counted : account(server)) {
            if (counted.outcome().equals("ACCEPTED")) {
                expected.add(
                        counted.receiver() + " " + counted.secured() + " " + (counted.attempts() - counted.secured()));
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** OpenSMTPD names the address that it sent from, and Exim does with {@code +incoming_interface +outgoing_interface}. The receivers saw it. */
    @ParameterizedTest
    @ValueSource(strings = {"opensmtpd", "exim-syslog"})
    void theSourceIsTheClientThatTheReceiversSaw(String server) throws IOException {
        Map<String, String> clients = new TreeMap<>();
        for (Counted counted : account(server)) {
            clients.put(counted.receiver(), counted.client());
        }
        assertThat(cells(server, cell -> cell.key().outcome() == DeliveryOutcome.ACCEPTED))
                .allSatisfy(cell -> assertThat(cell.key().source().map(IpAddress::toString))
                        .contains(clients.get(cell.key().target().name())));
    }

    private static List<EvidenceCell> cells(String server, Predicate<EvidenceCell> wanted) throws IOException {
        return summary(server).counted().stream().filter(wanted).toList();
    }
}
