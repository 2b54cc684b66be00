package dev.mailworthy.cli.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** Which domain is due when. Looks are spread by chance, so that many watches do not ask the same servers at the same time. */
final class Schedule {

    /** An interval is up to a tenth shorter or longer. */
    private static final double SPREAD = 0.1;

    private final WatchTimes times;
    private final RandomGenerator random;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::domain));

    /** @param isSecond whether it confirms what the look before saw */
    record Due(String domain, Instant at, boolean isSecond) {}

    Schedule(WatchTimes times, RandomGenerator random) {
        this.times = times;
        this.random = random;
    }

    void at(String domain, Instant moment) {
        queue.add(new Due(domain, moment, false));
    }

    void second(String domain, Instant look) {
        queue.add(new Due(domain, look.plus(times.confirm()), true));
    }

    void next(String domain, Instant look) {
        double part = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        at(domain, look.plus(Duration.ofMillis((long) (times.interval().toMillis() * part))));
    }

    /** When the next domain is due. */
    Optional<Instant> first() {
        return Optional.ofNullable(queue.peek()).map(Due::at);
    }

    /** Takes the domains that are due by this moment. */
    List<Due> due(Instant now) {
        List<Due> domains = new ArrayList<>();
        while (first().filter(at -> !at.isAfter(now)).isPresent()) {
            domains.add(queue.remove());
        }
        return domains;
    }
}
