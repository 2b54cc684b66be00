package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Selection;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a list allows anybody to ask, and whether a sweep stays within it. */
public final class SweepLimits {

    private final SweepRequest.Limits limits;
    private final Keys keys;

    public SweepLimits(SweepRequest.Limits limits, Keys keys) {
        this.limits = limits;
        this.keys = keys;
    }

    /** Questions a second; a key has a contract of its own. */
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

    /** @throws SweepException with the arithmetic and the ways out, when there are too many targets for a list */
    void check(AskedList list, long targets) throws SweepException {
        OptionalLong most = perDay(list);
        if (most.isPresent() && targets > most.getAsLong()) {
            throw new SweepException(refusal(list.entry(), number(targets) + " questions", most.getAsLong()));
        }
    }

    static String refusal(ListEntry list, String questions, long most) {
        String key = list.zone().keyed().isPresent()
                ? "a key ("
                        + Selection.howToAsk(list)
                                .replace("Get a key (", "from ")
                                .replace("), then", ", then") + "), "
                : "";
        return questions + " are more than the " + number(most) + " a day that " + list.name()
                + " answers for free. Ways out: " + key + "your own mirror (--data " + list.zone()
                + "=FILE, or --own-mirror with --resolver), or fewer targets (--list leaves it out)";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
