package dev.mailworthy.cli.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes logs of Postfix 3.11 from a seed. Its instances are named after the addresses that they send from. */
public final class MadeLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A receiver by the name and address of its server, and the domain of its users. */
    public enum Receiver {
        GMAIL("gmail-smtp-in.l.google.com[74.125.136.26]", "gmail.com"),
        YAHOO("mta5.am0.yahoodns.net[67.195.204.79]", "yahoo.com"),
        OUTLOOK("outlook-com.olc.protection.outlook.com[52.101.8.49]", "outlook.com"),
        GMX("mx00.gmx.net[212.227.15.10]", "gmx.de");

        private final String server;
        private final String domain;

        Receiver(String server, String domain) {
            this.server = server;
            this.domain = domain;
        }
    }

    private record Line(Instant when, String text) {}

    private final SplittableRandom random;
    private final List<Line> lines = new ArrayList<>();
    private long id;

    public MadeLog(long seed) {
        this.random = new SplittableRandom(seed);
        this.id = 0x4D000000000L + random.nextInt(1 << 20);
    }

    /** A message that the receiver takes. */
    public void accepted(Instant when, String instance, Receiver receiver) {
        Mail mail = begin(when, instance, receiver);
        end(mail, attempt(when.plusMillis(900), mail, "2.0.0", "sent", "250 2.0.0 OK"));
    }

    /** A message that the receiver refuses for good. */
    public void refused(Instant when, String instance, Receiver receiver, String reply) {
        Mail mail = begin(when, instance, receiver);
        String reason = "host " + receiver.server + " said: " + reply + " (in reply to end of DATA command)";
        end(mail, attempt(when.plusMillis(1200), mail, "5.7.1", "bounced", reason));
    }

    /** A message that is put off, and that the receiver takes after a time; without a time it waits. */
    public void deferred(Instant when, String instance, Receiver receiver, String reply, Duration... until) {
        Mail mail = begin(when, instance, receiver);
        String reason = "host " + receiver.server + " said: " + reply + " (in reply to RCPT TO command)";
        attempt(when.plusMillis(800), mail, "4.7.1", "deferred", reason);
        for (Duration wait : until) {
            end(mail, attempt(when.plus(wait), mail, "2.0.0", "sent", "250 2.0.0 OK"));
        }
    }

    /** A message that is put off, and taken after a time that its line names as its delay. */
    public void late(Instant when, String instance, Receiver receiver, String reply, Duration wait) {
        deferred(when, instance, receiver, reply, wait);
        int last = lines.size() - 2;
        Line taken = lines.get(last);
        lines.set(
                last,
                new Line(taken.when, taken.text.replaceFirst(", delay=\\d+,", ", delay=" + wait.toSeconds() + ",")));
    }

    /** What rsyslog writes when it has dropped lines. */
    public void lost(Instant when, int number) {
        add(
                when,
                "rsyslogd: imuxsock[pid: 2203]: " + number
                        + " messages lost due to rate-limiting (200 allowed within 5 seconds)");
    }

    private record Mail(String instance, String queue, Receiver receiver, int user) {}

    private Mail begin(Instant when, String instance, Receiver receiver) {
        id += 1 + random.nextInt(5000);
        String queue = Long.toString(id, 36).toUpperCase(Locale.ROOT).replaceAll("[AEIOU]", "Z");
        add(when, instance + "/smtpd[" + process() + "]: " + queue + ": client=localhost[127.0.0.1]");
        add(
                when.plusMillis(30),
                instance + "/qmgr[1203]: " + queue + ": from=<news@deliveries.example>, size="
                        + (900 + random.nextInt(20_000)) + ", nrcpt=1 (queue active)");
        return new Mail(instance, queue, receiver, random.nextInt(100));
    }

    private Instant attempt(Instant when, Mail mail, String dsn, String status, String reason) {
        String delays = String.format(Locale.ROOT, "0.03/0.01/%.2f/0.4", 0.1 + random.nextInt(60) / 100.0);
        add(
                when,
                mail.instance + "/smtp[" + process() + "]: " + mail.queue + ": to=<user" + mail.user + "@"
                        + mail.receiver.domain + ">, relay=" + mail.receiver.server + ":25, delay="
                        + (1 + random.nextInt(3)) + ", delays="
                        + delays + ", tls=may:encrypt, dsn=" + dsn + ", status=" + status + " (" + reason + ")");
        return when;
    }

    private void end(Mail mail, Instant when) {
        add(when.plusMillis(20), mail.instance + "/qmgr[1203]: " + mail.queue + ": removed");
    }

    private int process() {
        return 2000 + random.nextInt(400);
    }

    private void add(Instant when, String text) {
        lines.add(new Line(when, text));
    }

    /** The lines in the order of their times. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.stream()
                .sorted(Comparator.comparing(Line::when))
                .forEach(line -> text.append(TIME.format(line.when))
                        .append(" mail ")
                        .append(line.text)
                        .append('\n'));
        return text.toString();
    }
}
