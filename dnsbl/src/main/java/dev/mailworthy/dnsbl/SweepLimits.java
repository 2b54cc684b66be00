package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a list allows anybody to ask, and whether a sweep stays within it. */
final class SweepLimits {

    private final SweepRequest.Limits limits;
    private final Keys keys;

    SweepLimits(SweepRequest.Limits limits, Keys keys) {
        this.limits = limits;
        this.keys = keys;
    }

    /** Questions a second; a key has a contract of its own. */
    OptionalInt perSecond(ListEntry list) {
        return isFree(list) ? list.access().limits().perSecond() : OptionalInt.empty();
    }

    OptionalLong perDay(ListEntry list) {
        return isFree(list) ? list.access().limits().perDay() : OptionalLong.empty();
    }

    private boolean isFree(ListEntry list) {
        boolean keyed = list.zone().keyed().isPresent() || list.zone().needsKey();
        return limits == SweepRequest.Limits.OBEYED
                && !(keyed && keys.of(list.access().keyId()).isPresent());
    }

    /** @throws SweepException with the arithmetic and the ways out, when there are too many targets for a list */
    void check(ListEntry list, long targets) throws SweepException {
        OptionalLong most = perDay(list);
        if (most.isPresent() && targets > most.getAsLong()) {
            throw new SweepException(refusal(list, number(targets) + " questions", most.getAsLong()));
        }
    }

    static String refusal(ListEntry list, String questions, long most) {
        String key = list.zone().keyed().isPresent() ? "a key (" + Selection.howToAsk(list) + "), " : "";
        return questions + " are more than the " + number(most) + " a day that " + list.name()
                + " answers for free. Ways out: " + key + "your own mirror (--data " + list.zone()
                + "=FILE, or --own-mirror with --resolver), or fewer targets (--list leaves it out)";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
