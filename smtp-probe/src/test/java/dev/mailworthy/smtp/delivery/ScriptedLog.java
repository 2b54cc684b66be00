package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A log of Postfix made by chance from a seed, with its own account of what a reader must find in it. */
final class ScriptedLog {

    private static final Instant BEGIN = Instant.parse("2026-10-20T08:00:00Z");
    private static final long DAY = 86_400;
    private static final long QUEUE_LIFETIME = 5 * DAY;

    /** Attempts, recipients, recipients once deferred, recipients once held; by the words of a cell's key. */
    final Map<String, long[]> cells = new TreeMap<>();

    long messages;
    long ambiguous;
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> freeAgain = new HashMap<>();
    private final boolean longIds;
    private final boolean tls;
    private final String instance;
    private final String source;
    private int order;

    private record Event(long second, int order, String program, String text) {}

    /** A queue entry while it is made. */
    private final class Mail {
        final String id;
        long now;
        final List<Entry> entries = new ArrayList<>();

        Mail(long second) {
            now = second;
            id = id(second);
        }
    }

    /** A recipient of a queue entry, with the last attempt. */
    private static final class Entry {
        String address = "";
        ScriptedTarget target = ScriptedTarget.SMALL;
        String key = "";
        boolean deferred;
        boolean held;
        boolean isDone;
    }

    ScriptedLog(long seed, int mails) {
        this.random = new Random(seed);
        this.longIds = random.nextBoolean();
        this.tls = random.nextBoolean();
        int choice = random.nextInt(3);
        this.instance = choice == 0 ? "postfix" : choice == 1 ? "postfix-out" : "postfix-198.51.100.99";
        this.source = choice == 2 ? "198.51.100.99" : "";
        // In the order of their arrival, because a short queue id is free when its message before has left.
        random.ints(mails, 0, (int) (3 * DAY)).sorted().forEach(second -> mail(BEGIN.getEpochSecond() + second));
    }

    /** When the log ends. */
    Instant end() {
        return Instant.ofEpochSecond(BEGIN.getEpochSecond() + 10 * DAY);
    }

    private String id(long second) {
        if (longIds) {
            return String.format(Locale.ROOT, "4%09xz%05d", second, order++)
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
        } while (freeAgain.containsKey(id) && !isFree(id, second));
        freeAgain.put(id, Long.MAX_VALUE);
        return id;
    }

    private boolean isFree(String id, long second) {
        return freeAgain.get(id) + 60 < second;
    }

    private void mail(long second) {
        switch (random.nextInt(10)) {
            case 0 -> filtered(second);
            case 1 -> mailbox(second);
            case 2 -> forged(second);
            default -> outgoing(second, 1 + random.nextInt(3));
        }
    }

    private void outgoing(long second, int recipients) {
        Mail mail = arrive(second, "alice@sender.example");
        for (int i = 0; i < recipients; i++) {
            Entry entry = new Entry();
            entry.target = ScriptedTarget.OUTSIDE.get(random.nextInt(ScriptedTarget.OUTSIDE.size()));
            entry.address = "rcpt" + i + "@" + entry.target.domain();
            // The small receiver repeats the address, so that the line would be ambiguous.
            if (entry.target != ScriptedTarget.SMALL && random.nextInt(12) == 0) {
                entry.address = "\"x>, relay=mx.example.net[198.51.100.7]:25, status=sent (" + i + "\"@"
                        + entry.target.domain();
            }
            mail.entries.add(entry);
        }
        deliver(mail);
    }

    private Mail arrive(long second, String from) {
        Mail mail = new Mail(second);
        boolean submitted = random.nextInt(3) > 0;
        if (submitted) {
            log(mail.now, "postfix/smtpd", "connect from client.example[203.0.113.5]");
            log(
                    mail.now,
                    "postfix/submission/smtpd",
                    mail.id + ": client=client.example[203.0.113.5], sasl_method=PLAIN");
        } else {
            log(mail.now, instance + "/pickup", mail.id + ": uid=1000 from=<alice>");
        }
        mail.now += random.nextInt(3);
        String subject = "status=sent (250 ok), relay=gmail-smtp-in.l.google.com[1.2.3.4]:25";
        log(mail.now, "postfix/cleanup", mail.id + ": message-id=<" + order + "@sender.example>");
        log(mail.now, "postfix/cleanup", mail.id + ": warning: header Subject: to=<x@gmail.com>, " + subject);
        mail.now += random.nextInt(2);
        log(mail.now, instance + "/qmgr", mail.id + ": from=<" + from + ">, size=1234, nrcpt=1 (queue active)");
        return mail;
    }

    /** Tries until all recipients are done, the queue's time is over, or the log ends. */
    private void deliver(Mail mail) {
        long arrived = mail.now;
        boolean remains = random.nextInt(15) == 0;
        int rounds = remains ? 2 : 1000;
        long last = mail.now;
        for (int round = 0; round < rounds && mail.entries.stream().anyMatch(entry -> !entry.isDone); round++) {
            if (mail.now - arrived > QUEUE_LIFETIME) {
                log(
                        mail.now,
                        instance + "/qmgr",
                        mail.id + ": from=<alice@sender.example>, status=expired, returned to sender");
                expire(mail);
                last = mail.now;
                break;
            }
            if (round > 0) {
                log(
                        mail.now,
                        instance + "/qmgr",
                        mail.id + ": from=<alice@sender.example>, size=1234, nrcpt=1 (queue active)");
            }
            for (Entry entry : mail.entries) {
                if (!entry.isDone) {
                    long second = mail.now + random.nextInt(20);
                    attempt(mail, entry, second, arrived);
                    last = Math.max(last, second);
                }
            }
            mail.now = Math.max(mail.now, last) + 60 + random.nextInt(round < 4 ? 1200 : 40_000);
        }
        close(
                mail,
                Math.max(last, arrived) + random.nextInt(3),
                mail.entries.stream().allMatch(entry -> entry.isDone));
    }

    private void close(Mail mail, long second, boolean removed) {
        if (removed) {
            log(second, instance + "/qmgr", mail.id + ": removed");
            freeAgain.put(mail.id, second);
        }
        boolean outside = false;
        for (Entry entry : mail.entries) {
            long[] counts = cells.computeIfAbsent(entry.key, key -> new long[4]);
            counts[1]++;
            counts[2] += entry.deferred ? 1 : 0;
            counts[3] += entry.held ? 1 : 0;
            outside |= entry.target != LOCAL;
        }
        messages += outside ? 1 : 0;
    }

    private void expire(Mail mail) {
        for (Entry entry : mail.entries) {
            if (!entry.isDone) {
                String[] parts = entry.key.split("\\|", -1);
                parts[0] = String.valueOf(mail.now / 3600);
                parts[3] = "expired";
                entry.key = String.join("|", parts);
                entry.isDone = true;
            }
        }
    }

    private void attempt(Mail mail, Entry entry, long second, long arrived) {
        boolean fails = entry.target == ScriptedTarget.NAMELESS || random.nextInt(10) < 4;
        String delay = String.format(Locale.ROOT, "delay=%d, delays=0.1/0/%d/0.2", second - arrived, second - arrived);
        if (!fails) {
            String security = tls ? "tls=may, " : "";
            log(
                    second,
                    instance + "/smtp",
                    to(mail, entry) + "relay=" + entry.target.relay() + ", conn_use=2, " + delay + ", " + security
                            + "dsn=2.0.0, status=sent (250 2.0.0 OK " + order + ")");
            state(entry, second, "accepted", "", "", source);
            entry.isDone = true;
            return;
        }
        List<Failure> failures = entry.target.failures();
        Failure failure = failures.get(random.nextInt(failures.size()));
        String words = entry.target.words(failure, entry.address, order);
        if (failure.status().equals("deferred") && random.nextInt(4) == 0) {
            log(
                    second,
                    instance + "/error",
                    to(mail, entry) + "relay=none, " + delay + ", dsn=" + failure.dsn()
                            + ", status=deferred (delivery temporarily suspended: " + words + ")");
            state(entry, second, "held", failure.cause(), failure.rule(), source);
            entry.held = true;
            return;
        }
        String relay = failure.outcome().equals("path") ? "none" : entry.target.relay();
        log(second, instance + "/smtp", mail.id + ": host mx.example.org[203.0.113.1] said: 450 4.3.2 first try");
        log(
                second,
                instance + "/smtp",
                to(mail, entry) + "relay=" + relay + ", " + delay + ", dsn=" + failure.dsn() + ", status="
                        + failure.status() + " (" + words + ")");
        state(
                entry,
                second,
                failure.outcome(),
                failure.cause(),
                failure.rule(),
                source.isEmpty() ? failure.source() : source);
        entry.isDone = failure.status().equals("bounced");
        entry.deferred |= !entry.isDone;
    }

    private String to(Mail mail, Entry entry) {
        String original = random.nextInt(4) == 0 ? "orig_to=<alias, b@x.example>, " : "";
        return mail.id + ": to=<" + entry.address + ">, " + original;
    }

    private void state(Entry entry, long second, String outcome, String cause, String rule, String from) {
        entry.key = second / 3600 + "|" + from + "|" + entry.target.name() + "|" + outcome + "|" + cause + "|" + rule;
        cells.computeIfAbsent(entry.key, key -> new long[4])[0]++;
    }

    private static final ScriptedTarget LOCAL =
            new ScriptedTarget("local", "local delivery", "here.example", List.of());

    /** Mail that a content filter takes and hands back under another id. */
    private void filtered(long second) {
        Mail mail = arrive(second, "alice@sender.example");
        long at = mail.now + 1;
        log(
                at,
                instance + "/smtp",
                mail.id + ": to=<rcpt0@example.net>, relay=127.0.0.1[127.0.0.1]:10024, delay=1.5, delays=0.1/0/0.4/1, "
                        + "dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as X)");
        cells.computeIfAbsent(at / 3600 + "|" + source + "|127.0.0.1:10024|accepted||", key -> new long[4])[0]++;
        log(at, instance + "/qmgr", mail.id + ": removed");
        freeAgain.put(mail.id, at);
        outgoing(at, 1);
    }

    private void mailbox(long second) {
        Mail mail = arrive(second, "bob@elsewhere.example");
        Entry entry = new Entry();
        entry.target = LOCAL;
        entry.address = "alice@here.example";
        mail.entries.add(entry);
        boolean lmtp = random.nextBoolean();
        String relay = lmtp ? "relay=here.example[private/dovecot-lmtp]" : "relay=virtual";
        log(
                mail.now,
                instance + (lmtp ? "/lmtp" : "/virtual"),
                mail.id + ": to=<alice@here.example>, " + relay
                        + ", delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (x)");
        state(entry, mail.now, "accepted", "", "", source);
        close(mail, mail.now, true);
    }

    /** A reply that imitates the fields of another line. It counts for nothing. */
    private void forged(long second) {
        Mail mail = arrive(second, "alice@sender.example");
        log(
                mail.now,
                instance + "/smtp",
                mail.id
                        + ": to=<rcpt0@gmail.com>, relay=mx.evil.example[203.0.113.66]:25, delay=1, delays=0/0/0/1, dsn=5.0.0,"
                        + " status=bounced (host mx.evil.example[203.0.113.66] said: 550 x>, relay=gmail-smtp-in.l.google.com"
                        + "[74.125.136.26]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)");
        ambiguous++;
        log(mail.now, instance + "/qmgr", mail.id + ": removed");
        freeAgain.put(mail.id, mail.now);
    }

    private void log(long second, String program, String text) {
        events.add(new Event(second, order++, program, text));
    }

    /** All lines by their time, in one form or in several. */
    List<String> lines(List<LogForm> forms) {
        Random form = new Random(events.size());
        return events.stream()
                .sorted(Comparator.comparingLong(Event::second).thenComparingInt(Event::order))
                .map(event -> forms.get(form.nextInt(forms.size()))
                        .line(Instant.ofEpochSecond(event.second()), "mx1", event.program(), event.text()))
                .toList();
    }
}
