package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedServer.Attempt;
import dev.mailworthy.smtp.delivery.ScriptedServer.Mail;
import dev.mailworthy.smtp.delivery.ScriptedServer.Seen;
import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** A log made by chance from a seed, with its own account of what a reader must find in it. */
final class ScriptedLog {

    private static final Instant BEGIN = Instant.parse("2026-10-20T08:00:00Z");
    private static final long DAY = 86_400;
    private static final long QUEUE_LIFETIME = 5 * DAY;

    /** Attempts, recipients, recipients once deferred, recipients once held; by the words of a cell's key. */
    final Map<String, long[]> cells = new TreeMap<>();

    /** Attempts and recipients outside, by the recipient's domain. */
    final Map<String, long[]> domains = new TreeMap<>();

    long messages;
    long ambiguous;
    final ScriptedServer server;
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private int order;

    private record Event(long second, int order, String program, String text) {}

    /** A recipient of a queue entry, with the last attempt. */
    private static final class Entry {
        final String address;
        final ScriptedTarget target;
        String key = "";
        boolean deferred;
        boolean held;
        boolean isDone;

        Entry(String address, ScriptedTarget target) {
            this.address = address;
            this.target = target;
        }
    }

    ScriptedLog(long seed, int mails) {
        this(seed, mails, ScriptedPostfix::new);
    }

    ScriptedLog(long seed, int mails, Function<Random, ScriptedServer> server) {
        this.random = new Random(seed);
        this.server = server.apply(random);
        // In the order of their arrival, because a short queue id is free when its message before has left.
        random.ints(mails, 0, (int) (3 * DAY)).sorted().forEach(second -> mail(BEGIN.getEpochSecond() + second));
    }

    /** When the log ends. */
    Instant end() {
        return Instant.ofEpochSecond(BEGIN.getEpochSecond() + 10 * DAY);
    }

    private void mail(long second) {
        switch (random.nextInt(10)) {
            case 0 -> filtered(second);
            case 1 -> mailbox(second);
            case 2 -> {
                Mail mail = arrive(second, "alice@sender.example", 1);
                ambiguous += server.forges(this::log, mail, mail.arrived());
            }
            default -> outgoing(second, 1 + random.nextInt(3));
        }
    }

    private Mail arrive(long second, String from, int recipients) {
        Mail mail = new Mail(server.id(second, order++), from, recipients, second + random.nextInt(2));
        server.arrives(this::log, mail, second);
        return mail;
    }

    private void outgoing(long second, int recipients) {
        Mail mail = arrive(second, random.nextInt(8) == 0 ? "" : "alice@sender.example", recipients);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < recipients; i++) {
            ScriptedTarget target = ScriptedTarget.OUTSIDE.get(random.nextInt(ScriptedTarget.OUTSIDE.size()));
            // The small receiver repeats the address, so that the line would be ambiguous.
            boolean isHostile = target != ScriptedTarget.SMALL && random.nextInt(12) == 0;
            String local = isHostile ? server.hostileLocalPart(i) : "rcpt" + i;
            entries.add(new Entry(local + "@" + target.domain(), target));
        }
        deliver(mail, entries);
    }

    /** Tries until all recipients are done, the queue's time is over, or the log ends. */
    private void deliver(Mail mail, List<Entry> entries) {
        long now = mail.arrived();
        boolean remains = random.nextInt(15) == 0;
        int rounds = remains ? 2 : 1000;
        long last = now;
        for (int round = 0; round < rounds && entries.stream().anyMatch(entry -> !entry.isDone); round++) {
            if (now - mail.arrived() > QUEUE_LIFETIME) {
                expire(mail, entries, now);
                last = now;
                break;
            }
            if (round > 0) {
                server.retries(this::log, mail, now);
            }
            for (Entry entry : entries) {
                if (!entry.isDone) {
                    long second = now + random.nextInt(20);
                    attempt(entry, new Attempt(mail, second, entry.address, entry.target, order++));
                    last = Math.max(last, second);
                }
            }
            now = Math.max(now, last) + 60 + random.nextInt(round < 4 ? 1200 : 40_000);
        }
        if (entries.stream().allMatch(entry -> entry.isDone)) {
            server.leaves(this::log, mail, last + random.nextInt(3));
        }
        count(entries);
    }

    private void count(List<Entry> entries) {
        for (Entry entry : entries) {
            long[] counts = counts(entry.key);
            counts[1]++;
            counts[2] += entry.deferred ? 1 : 0;
            counts[3] += entry.held ? 1 : 0;
            ofDomain(entry)[1]++;
        }
        messages += entries.stream().anyMatch(entry -> entry.target != LOCAL) ? 1 : 0;
    }

    private void expire(Mail mail, List<Entry> entries, long now) {
        server.expires(this::log, mail, now);
        for (Entry entry : entries) {
            if (!entry.isDone) {
                Optional<Seen> seen =
                        server.expires(this::log, new Attempt(mail, now, entry.address, entry.target, order++));
                if (seen.isPresent()) {
                    state(entry, now, seen.orElseThrow());
                } else {
                    String[] parts = entry.key.split("\\|", -1);
                    parts[0] = String.valueOf(now / 3600);
                    parts[3] = "expired";
                    entry.key = String.join("|", parts);
                }
                entry.isDone = true;
            }
        }
    }

    private void attempt(Entry entry, Attempt attempt) {
        boolean fails = entry.target == ScriptedTarget.NAMELESS || random.nextInt(10) < 4;
        if (!fails) {
            state(entry, attempt.second(), server.accepts(this::log, attempt));
            entry.isDone = true;
            return;
        }
        List<Failure> failures = entry.target.failures();
        Failure failure = failures.get(random.nextInt(failures.size()));
        if (failure.status().equals("deferred") && random.nextInt(4) == 0) {
            Optional<Seen> held = server.holds(this::log, attempt, failure);
            if (held.isPresent()) {
                state(entry, attempt.second(), held.orElseThrow());
                entry.held = true;
                return;
            }
        }
        state(entry, attempt.second(), server.fails(this::log, attempt, failure));
        entry.isDone = failure.status().equals("bounced");
        entry.deferred |= !entry.isDone;
    }

    private void state(Entry entry, long second, Seen seen) {
        entry.key = key(second, seen);
        counts(entry.key)[0]++;
        ofDomain(entry)[0]++;
    }

    private long[] ofDomain(Entry entry) {
        boolean isOutside = !entry.key.contains("|" + LOCAL.name() + "|");
        String domain = entry.address.substring(entry.address.lastIndexOf('@') + 1);
        return isOutside ? domains.computeIfAbsent(domain, name -> new long[2]) : new long[2];
    }

    private static String key(long second, Seen seen) {
        return second / 3600 + "|" + seen.source() + "|" + seen.target() + "|" + seen.outcome() + "|" + seen.cause()
                + "|" + seen.rule();
    }

    private long[] counts(String key) {
        return cells.computeIfAbsent(key, words -> new long[4]);
    }

    private static final ScriptedTarget LOCAL =
            new ScriptedTarget("local", "local delivery", "here.example", List.of());

    /** Mail that a content filter takes and hands back under another id. */
    private void filtered(long second) {
        Mail mail = arrive(second, "alice@sender.example", 1);
        long at = mail.arrived() + 1;
        Seen seen = server.filters(this::log, new Attempt(mail, at, "rcpt0@example.net", LOCAL, order++));
        counts(key(at, seen))[0]++;
        server.leaves(this::log, mail, at);
        outgoing(at, 1);
    }

    private void mailbox(long second) {
        Mail mail = arrive(second, "bob@elsewhere.example", 1);
        Entry entry = new Entry("alice@here.example", LOCAL);
        state(
                entry,
                mail.arrived(),
                server.keeps(this::log, new Attempt(mail, mail.arrived(), entry.address, LOCAL, order++)));
        server.leaves(this::log, mail, mail.arrived());
        count(List.of(entry));
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
