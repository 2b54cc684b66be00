package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog;
import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks of the lab {@code healthy}, which is ready without a log, with a log on standard input; and what documents say. */
final class LoggedCheck {

    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    /** The instance of the first address of the lab. */
    static final String OURS = "postfix-192.0.2.20";

    static final String BURNT = "550-5.7.1 [192.0.2.20      19] Our system has detected that this message is likely"
            + " suspicious due to the very low reputation of the sending IP address. 550 5.7.1 a1-N - gsmtp";
    static final String GREY = "451 4.7.1 Greylisting in action, please come back later";

    private LoggedCheck() {}

    static Instant ago(Duration age) {
        return NOW.minus(age);
    }

    static Instant hours(double age) {
        return ago(Duration.ofMinutes((long) (age * 60)));
    }

    static Ran check(MadeLog log, String... more) {
        return check(log.text(), more);
    }

    static Ran check(String text, String... more) {
        List<String> args = new ArrayList<>(List.of("check", "--lab", "healthy"));
        args.addAll(List.of(more));
        args.addAll(List.of("--log", "-"));
        Ran ran = Ran.at(
                NOW, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), args.toArray(String[]::new));
        assertThat(ran.out() + ran.err()).doesNotContainPattern("user[0-9]|news@");
        return ran;
    }

    /** The screen without line breaks. */
    static String words(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    static List<String> codes(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> (String) ((Map<?, ?>) finding).get("code"))
                .toList();
    }

    static Map<?, ?> member(Ran ran, String list, String key, String value) {
        return ran.list(list).stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> value.equals(each.get(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + ran.list(list)));
    }

    static Map<?, ?> gate(Ran ran, String receiver, String requirement) {
        return ((List<?>) member(ran, "receivers", "id", receiver).get("gates"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> requirement.equals(each.get("id")))
                        .findFirst()
                        .orElseThrow();
    }

    static double score(Ran ran, String bound) {
        return ((Number) ((Map<?, ?>) ran.json().get("score")).get(bound)).doubleValue();
    }

    /** So many mails on each of the last days, all of them taken. */
    static void daily(MadeLog log, int days, int mails, Receiver... receivers) {
        for (Receiver receiver : receivers) {
            for (int day = 0; day < days; day++) {
                for (int mail = 0; mail < mails; mail++) {
                    log.accepted(hours(day * 24 + 1 + 20.0 * mail / mails), OURS, receiver);
                }
            }
        }
    }
}
