package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import dev.mailworthy.dnsbl.target.SweepTarget;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of targets and lists, target by target, from the point where an earlier run ended. The targets before that point
 * are read again, to notice input that differs from that run's.
 */
final class PairSource {

    /** Stands in place of a list for a target that no list takes. */
    static final int NO_LIST = -1;

    private final SweepTargets.Pass pass;
    private final List<SweptList> lists;
    private final long[] asked;
    private @Nullable SweepTarget target;
    private int list;
    private boolean waiting;

    PairSource(SweepTargets.Pass pass, List<SweptList> lists) {
        this.pass = pass;
        this.lists = lists;
        this.asked = new long[lists.size()];
    }

    /**
     * Goes to the first pair after those that are done.
     *
     * @throws SweepException when the input differs from that of the earlier run
     */
    void begin(SweepMark done) throws IOException, SweepException {
        long digest = SweepMark.start().digest();
        for (long i = 0; i < done.counts().targets(); i++) {
            SweepTarget each = pass.next();
            if (each == null) {
                throw other();
            }
            digest = each.digest(digest);
            for (int at = 0; at < lists.size(); at++) {
                asked[at] += lists.get(at).takes(each.kind()) ? 1 : 0;
            }
        }
        if (digest != done.digest()) {
            throw other();
        }
        nextTarget();
    }

    private static SweepException other() {
        return new SweepException(
                "the input is not the one that the interrupted sweep was begun with; give the same, or"
                        + " name another file to resume");
    }

    /** The target of the pair that is next, or null at the end and while the input pauses. */
    @Nullable
    SweepTarget target() {
        return target;
    }

    /** The list of the pair that is next, or {@link #NO_LIST}. */
    int list() {
        return list;
    }

    /** Goes on to the next pair. */
    void advance() throws IOException {
        if (list != NO_LIST) {
            asked[list]++;
            list = following(list + 1);
        }
        if (list == NO_LIST) {
            nextTarget();
        }
    }

    /** Whether the next pair is the last of its target. */
    boolean isLast() {
        return list == NO_LIST || following(list + 1) == NO_LIST;
    }

    /** Whether the input pauses, so that the next pair is not known yet. */
    boolean isWaiting() throws IOException {
        if (waiting) {
            nextTarget();
        }
        return waiting;
    }

    private void nextTarget() throws IOException {
        waiting = !pass.isReady();
        target = waiting ? null : pass.next();
        list = following(0);
    }

    private int following(int from) {
        for (int at = from; target != null && at < lists.size(); at++) {
            if (lists.get(at).takes(target.kind())) {
                return at;
            }
        }
        return NO_LIST;
    }

    /** The {@link SweepProblem problem} if the free queries of the next pair's list are used up for the day. */
    Optional<SweepProblem> usedUp() {
        if (list == NO_LIST) {
            return Optional.empty();
        }
        OptionalLong most = lists.get(list).perDay();
        return most.isPresent() && asked[list] >= most.getAsLong()
                ? Optional.of(SweepLimits.usedUp(lists.get(list).list().entry(), most.getAsLong()))
                : Optional.empty();
    }
}
