package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Postfix, with short or long queue ids, with or without {@code tls=}, under several names of the instance. */
final class ScriptedPostfix implements ScriptedServer {

    private final Random random;
    private final Map<String, Long> freeAgain = new HashMap<>();
    private final boolean longIds;
    private final boolean tls;
    private final String instance;
    private final String source;

    ScriptedPostfix(Random random) {
        this.random = random;
        this.longIds = random.nextBoolean();
        this.tls = random.nextBoolean();
        int choice = random.nextInt(3);
        this.instance = choice == 0 ? "postfix" : choice == 1 ? "postfix-out" : "postfix-198.51.100.99";
        this.source = choice == 2 ? "198.51.100.99" : "";
    }

    @Override
    public List<LogForm> forms() {
        return LogForm.NAMED;
    }

    @Override
    public String id(long second, int order) {
        if (longIds) {
            return String.format(Locale.ROOT, "4%09xz%05d", second, order)
                    .replace('a', 'B')
                    .replace('e', 'Z');
        }
        // Short ids come again soon, but not before their message has left the queue.
        String id;
        do {
            id = String.format(Locale.ROOT, "%05X%02X", random.nextInt(0xFFFFF), random.nextInt(3));
            if (random.nextBoolean()) {
                id = String.format(Locale.ROOT, "A%03X", random.nextInt(60));
            }
        } while (freeAgain.containsKey(id) && freeAgain.get(id) + 60 >= second);
        freeAgain.put(id, Long.MAX_VALUE - 60);
        return id;
    }

    @Override
    public String hostileLocalPart(int number) {
        return "\"x>, relay=mx.example.net[198.51.100.7]:25, status=sent (" + number + "\"";
    }

    @Override
    public void arrives(Lines lines, Mail mail, long second) {
        long now = second;
        if (random.nextInt(3) > 0) {
            lines.log(now, "postfix/smtpd", "connect from client.example[203.0.113.5]");
            lines.log(
                    now,
                    "postfix/submission/smtpd",
                    mail.id() + ": client=client.example[203.0.113.5], sasl_method=PLAIN");
        } else {
            lines.log(now, instance + "/pickup", mail.id() + ": uid=1000 from=<alice>");
        }
        String subject = "status=sent (250 ok), relay=gmail-smtp-in.l.google.com[1.2.3.4]:25";
        lines.log(now, "postfix/cleanup", mail.id() + ": message-id=<" + mail.id() + "@sender.example>");
        lines.log(now, "postfix/cleanup", mail.id() + ": warning: header Subject: to=<x@gmail.com>, " + subject);
        retries(lines, mail, mail.arrived());
    }

    @Override
    public void retries(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                instance + "/qmgr",
                mail.id() + ": from=<" + mail.from() + ">, size=1234, nrcpt=" + mail.recipients() + " (queue active)");
    }

    private String to(Attempt attempt) {
        String original = random.nextInt(4) == 0 ? "orig_to=<alias, b@x.example>, " : "";
        return attempt.mail().id() + ": to=<" + attempt.address() + ">, " + original;
    }

    private static String delay(Attempt attempt) {
        long seconds = attempt.second() - attempt.mail().arrived();
        return String.format(Locale.ROOT, "delay=%d, delays=0.1/0/%d/0.2", seconds, seconds);
    }

    @Override
    public Seen accepts(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                instance + "/smtp",
                to(attempt) + "relay=" + attempt.target().relay() + ", conn_use=2, " + delay(attempt) + ", "
                        + (tls ? "tls=may, " : "") + "dsn=2.0.0, status=sent (250 2.0.0 OK " + attempt.number() + ")");
        return Seen.accepted(source, attempt.target().name());
    }

    @Override
    public Seen fails(Lines lines, Attempt attempt, Failure failure) {
        String relay =
                failure.outcome().equals("path") ? "none" : attempt.target().relay();
        lines.log(
                attempt.second(),
                instance + "/smtp",
                attempt.mail().id() + ": host mx.example.org[203.0.113.1] said: 450 4.3.2 first try");
        lines.log(
                attempt.second(),
                instance + "/smtp",
                to(attempt) + "relay=" + relay + ", " + delay(attempt) + ", dsn=" + failure.dsn() + ", status="
                        + failure.status() + " ("
                        + attempt.target().words(failure, attempt.address(), attempt.number()) + ")");
        return Seen.of(failure, failure.outcome(), source, attempt.target().name());
    }

    @Override
    public Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure) {
        String words = attempt.target().words(failure, attempt.address(), attempt.number());
        lines.log(
                attempt.second(),
                instance + "/error",
                to(attempt) + "relay=none, " + delay(attempt) + ", dsn=" + failure.dsn()
                        + ", status=deferred (delivery temporarily suspended: " + words + ")");
        return Optional.of(new Seen(source, attempt.target().name(), "held", failure.cause(), failure.rule()));
    }

    @Override
    public void expires(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                instance + "/qmgr",
                mail.id() + ": from=<" + mail.from() + ">, status=expired, returned to sender");
    }

    @Override
    public void leaves(Lines lines, Mail mail, long second) {
        lines.log(second, instance + "/qmgr", mail.id() + ": removed");
        freeAgain.put(mail.id(), second);
    }

    @Override
    public Seen filters(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                instance + "/smtp",
                attempt.mail().id()
                        + ": to=<rcpt0@example.net>, relay=127.0.0.1[127.0.0.1]:10024, delay=1.5, delays=0.1/0/0.4/1, "
                        + "dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as X)");
        return Seen.accepted(source, "127.0.0.1:10024");
    }

    @Override
    public Seen keeps(Lines lines, Attempt attempt) {
        boolean lmtp = random.nextBoolean();
        lines.log(
                attempt.second(),
                instance + (lmtp ? "/lmtp" : "/virtual"),
                attempt.mail().id() + ": to=<" + attempt.address() + ">, relay="
                        + (lmtp ? "here.example[private/dovecot-lmtp]" : "virtual")
                        + ", delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (x)");
        return Seen.accepted(source, "local delivery");
    }

    /** A reply that imitates the fields of another line. It counts for nothing. */
    @Override
    public int forges(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                instance + "/smtp",
                mail.id()
                        + ": to=<rcpt0@gmail.com>, relay=mx.evil.example[203.0.113.66]:25, delay=1, delays=0/0/0/1, dsn=5.0.0,"
                        + " status=bounced (host mx.evil.example[203.0.113.66] said: 550 x>, relay=gmail-smtp-in.l.google.com"
                        + "[74.125.136.26]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)");
        leaves(lines, mail, second);
        return 1;
    }
}
