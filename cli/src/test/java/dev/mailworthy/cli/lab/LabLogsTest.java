package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The logs of labs are made, each from a seed. {@code -Dmailworthy.golden=write} writes them again; without it the kept files have
 * to be the same.
 */
class LabLogsTest {

    private static final boolean RENEW = "write".equals(System.getProperty("mailworthy.golden"));
    private static final Path LABS = Path.of("src", "main", "resources", "dev", "mailworthy", "cli", "labs");

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final long DAY = 86_400;
    private static final String ONE = "postfix-192.0.2.61";
    private static final String TWO = "postfix-192.0.2.62";
    private static final String BURNT =
            "550-5.7.1 [192.0.2.61      19] Our system has detected that this message is likely"
                    + " suspicious due to the very low reputation of the sending IP address. To best protect our users from spam, the"
                    + " message has been blocked. 550 5.7.1 a640c23a62f3a-b76-N - gsmtp";
    private static final String GREY = "451 4.7.1 Greylisting in action, please come back later";

    private static String text(String lab) {
        return switch (lab) {
            case "deliveries-good" -> good();
            case "deliveries-burnt" -> burnt();
            default -> lossy();
        };
    }

    private static String good() {
        MadeLog log = new MadeLog(1);
        SplittableRandom random = new SplittableRandom(11);
        for (int day = 10; day > 0; day--) {
            for (int mail = 0; mail < 8; mail++) {
                Instant when = within(day, random);
                Receiver receiver = Receiver.values()[mail % 4];
                if (receiver == Receiver.GMX && mail < 4) {
                    log.deferred(when, mail % 2 == 0 ? ONE : TWO, receiver, GREY, Duration.ofMinutes(11));
                } else {
                    log.accepted(when, random.nextBoolean() ? ONE : TWO, receiver);
                }
            }
        }
        return log.text();
    }

    /** Gmail refuses the first address from the last day on, and takes mail from the other. */
    private static String burnt() {
        MadeLog log = new MadeLog(2);
        SplittableRandom random = new SplittableRandom(12);
        for (int day = 6; day > 0; day--) {
            for (int mail = 0; mail < 12; mail++) {
                Instant when = within(day, random);
                String from = mail % 2 == 0 ? ONE : TWO;
                Receiver receiver = List.of(Receiver.GMAIL, Receiver.YAHOO, Receiver.OUTLOOK)
                        .get(mail / 2 % 3);
                if (receiver == Receiver.GMAIL && from.equals(ONE) && day == 1) {
                    log.refused(when, from, receiver, BURNT);
                } else {
                    log.accepted(when, from, receiver);
                }
            }
            if (day == 1) {
                for (int more = 0; more < 6; more++) {
                    log.refused(within(day, random), ONE, Receiver.GMAIL, BURNT);
                }
            }
        }
        return log.text();
    }

    private static String lossy() {
        MadeLog log = new MadeLog(3);
        SplittableRandom random = new SplittableRandom(13);
        for (int day = 6; day > 0; day--) {
            for (int mail = 0; mail < 12; mail++) {
                log.accepted(within(day, random), mail % 2 == 0 ? ONE : TWO, Receiver.values()[random.nextInt(4)]);
            }
            log.lost(within(day, random), 3 + random.nextInt(3));
        }
        log.refused(NOW.minusSeconds(7200), ONE, Receiver.GMAIL, BURNT);
        return log.text();
    }

    /** A moment of a day, counted backwards from now. */
    private static Instant within(int day, SplittableRandom random) {
        return NOW.minusSeconds(day * DAY).plusMillis(random.nextLong(DAY * 1000 - 900_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveries-good", "deliveries-burnt", "deliveries-lossy"})
    void theLogOfALabIsTheOneThatItsSeedMakes(String lab) throws IOException, LabException {
        Path kept = LABS.resolve(lab).resolve("mail.log");
        String made = text(lab);
        if (RENEW) {
            Files.writeString(kept, made);
        }
        assertThat(made).isEqualTo(Files.readString(kept));
        assertThat(made.lines()).hasSizeBetween(200, 500);
        LabLog log = Lab.load(lab).log().orElseThrow();
        assertThat(new String(log.open().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(made);
        assertThat(log.now()).isEqualTo(NOW);
    }
}
