package dev.mailworthy.smtp.delivery.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values with small numbers, in the order in which they came. A value beyond the limit gets the number of the stand-in.
 *
 * @param <T> the values
 */
final class Numbered<T> {

    private final List<T> values = new ArrayList<>();
    private final Map<T, Integer> numbers = new HashMap<>();
    private final int limit;
    private final T standIn;

    /** @param first the value with the number 0 */
    Numbered(T first, T standIn, int limit) {
        this.limit = limit;
        this.standIn = standIn;
        number(first);
    }

    int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() >= limit && !value.equals(standIn)) {
            return number(standIn);
        }
        values.add(value);
        numbers.put(value, values.size() - 1);
        return values.size() - 1;
    }

    T value(int number) {
        return values.get(number);
    }

    /** Whether a number is that of the stand-in. */
    boolean isStandIn(int number) {
        return number > 0 && values.get(number).equals(standIn);
    }
}
