package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Hint;
import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The limits of a list's free use, and whether a {@link Sweep sweep} stays within them. */
final class SweepLimits {

    private final SweepRequest.Limits limits;
    private final Keys keys;

    SweepLimits(SweepRequest.Limits limits, Keys keys) {
        this.limits = limits;
        this.keys = keys;
    }

    /** The most questions a second; empty without a limit, for example with a key. */
    public OptionalInt perSecond(AskedList list) {
        return isFree(list) ? list.entry().access().limits().perSecond() : OptionalInt.empty();
    }

    public OptionalLong perDay(AskedList list) {
        return isFree(list) ? list.entry().access().limits().perDay() : OptionalLong.empty();
    }

    private boolean isFree(AskedList asked) {
        ListEntry list = asked.entry();
        boolean keyed = list.zone().keyed().isPresent() || list.zone().needsKey();
        return limits == SweepRequest.Limits.OBEYED
                && asked.mirrors().isEmpty()
                && !(keyed && keys.of(list.access().keyId()).isPresent());
    }

    /**
     * @throws SweepException if there are more targets than the list's free queries a day
     */
    void check(AskedList list, long targets) throws SweepException {
        OptionalLong most = perDay(list);
        if (most.isPresent() && targets > most.getAsLong()) {
            throw new SweepException(problem(
                    list.entry(),
                    number(targets) + " questions are more than the " + number(most.getAsLong()) + " a day that "
                            + list.entry().name() + " answers for free"));
        }
    }

    /** The {@link SweepProblem problem} of a sweep that has used up a list's free queries of a day. */
    static SweepProblem usedUp(ListEntry list, long most) {
        return problem(
                list, "the " + number(most) + " questions a day that " + list.name() + " answers for free are used up");
    }

    private static SweepProblem problem(ListEntry list, String message) {
        Optional<Hint.ListTerms> key = list.zone().keyed().isPresent() ? Optional.of(list.terms()) : Optional.empty();
        return new SweepProblem(
                message, Optional.of(new Hint.FreeLimit(list.zone().toString(), key)));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
