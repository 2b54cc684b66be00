package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing after a look: which state waits now, and which change the watch tells.
 *
 * @param course the thing after the look
 * @param told what the user knew before, if the watch tells a change now
 * @param since the first look that saw the change
 */
record CourseStep(Course course, Optional<Known> told, Instant since) {

    /** The thing as the look found it. It is no change: what stands when a watch begins is known. */
    static Course begin(Course named, Known now, Instant at) {
        return new Course(
                named.domain(), named.kind(), named.item(), now.label(), at, Optional.empty(), Optional.empty());
    }

    /**
     * @param wait how long a change has to be seen before the watch tells it
     * @param settle how long a thing is gone before its return counts as a new one
     */
    static CourseStep of(Course before, Known now, Instant at, Duration wait, Duration settle) {
        if (before.told().equals(now.label())) {
            return new CourseStep(stays(before, at), Optional.empty(), at);
        }
        Course.Waiting waiting = before.waiting()
                .filter(one -> one.state().equals(now.label()))
                .orElseGet(() -> new Course.Waiting(now.label(), at));
        boolean isSeenTwice = waiting.since().isBefore(at) || wait.isZero();
        if (!isSeenTwice || Duration.between(waiting.since(), at).compareTo(wait) < 0) {
            return new CourseStep(waiting(before, Optional.of(waiting)), Optional.empty(), waiting.since());
        }
        return new CourseStep(
                told(before, now, waiting.since(), settle), Optional.of(Known.parse(before.told())), waiting.since());
    }

    /** A thing that comes and goes has come back again. */
    private static Course stays(Course before, Instant at) {
        boolean isBack = before.returned().isPresent() && before.waiting().isPresent();
        return new Course(
                before.domain(),
                before.kind(),
                before.item(),
                before.told(),
                before.since(),
                Optional.empty(),
                isBack ? Optional.of(at) : before.returned());
    }

    private static Course waiting(Course before, Optional<Course.Waiting> waiting) {
        return new Course(
                before.domain(),
                before.kind(),
                before.item(),
                before.told(),
                before.since(),
                waiting,
                before.returned());
    }

    private static Course told(Course before, Known now, Instant since, Duration settle) {
        boolean isBack = before.told().equals(Known.RULED_OUT.label())
                && Duration.between(before.since(), since).compareTo(settle) < 0;
        return new Course(
                before.domain(),
                before.kind(),
                before.item(),
                now.label(),
                since,
                Optional.empty(),
                isBack ? Optional.of(since) : before.returned());
    }

    /** Whether this look was the first to see something that is not told yet. */
    boolean isNews(Instant at) {
        return course.waiting().filter(waiting -> waiting.since().equals(at)).isPresent();
    }
}
