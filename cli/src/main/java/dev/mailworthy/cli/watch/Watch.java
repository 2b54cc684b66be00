package dev.mailworthy.cli.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Looks at domains again and again, or once. A look that sees something for the first time is followed by one second look after
 * {@link WatchTimes#confirm}. For one thread.
 */
public final class Watch {

    private final Supplier<Round> rounds;
    private final Ledger ledger;
    private final WatchTimes times;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<Entry> entered;
    private final Runnable afterRound;

    /** How often a domain is looked at. */
    public enum Repetition {
        /** Once, and a second time if the first look saw a change. */
        ONCE,
        /** At each interval. */
        ALWAYS
    }

    /**
     * @param rounds opens a round
     * @param entered takes each look when it is in the store
     * @param afterRound is run when all domains that were due are in the store
     */
    public Watch(
            Supplier<Round> rounds,
            Ledger ledger,
            WatchTimes times,
            Clock clock,
            RandomGenerator random,
            Consumer<Entry> entered,
            Runnable afterRound) {
        this.rounds = rounds;
        this.ledger = ledger;
        this.times = times;
        this.clock = clock;
        this.random = random;
        this.entered = entered;
        this.afterRound = afterRound;
    }

    /** Runs until the pause ends it, or until no domain is due any more. */
    public void run(List<String> domains, Repetition repetition, WatchPause pause) throws InterruptedException {
        Schedule schedule = new Schedule(times, random);
        Instant start = clock.instant();
        domains.forEach(domain -> schedule.at(domain, start));
        for (Optional<Instant> next = schedule.first(); next.isPresent(); next = schedule.first()) {
            if (!pause.until(next.get()) || !round(schedule, next.get(), repetition)) {
                return;
            }
        }
    }

    /** @param moment that has come, also by a clock that was set back since */
    private boolean round(Schedule schedule, Instant moment, Repetition repetition) {
        Instant now = clock.instant();
        boolean isWhole = looks(schedule, schedule.due(now.isAfter(moment) ? now : moment), repetition);
        afterRound.run();
        return isWhole;
    }

    private boolean looks(Schedule schedule, List<Schedule.Due> due, Repetition repetition) {
        try (Round round = rounds.get()) {
            for (Schedule.Due each : due) {
                Optional<Look> look = round.look(each.domain());
                if (look.isEmpty()) {
                    return false;
                }
                Entry entry = ledger.enter(look.get());
                entered.accept(entry);
                if (entry.wantsSecondLook() && !each.isSecond()) {
                    schedule.second(each.domain(), entry.look().at());
                } else if (repetition == Repetition.ALWAYS) {
                    schedule.next(each.domain(), entry.look().at());
                }
            }
        }
        return true;
    }
}
