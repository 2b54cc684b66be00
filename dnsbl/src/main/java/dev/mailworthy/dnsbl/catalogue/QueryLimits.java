package dev.mailworthy.dnsbl.catalogue;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How often a list may be queried for free: questions a second and a day; empty means no limit.
 *
 * @param perSecond questions a second; empty for no limit
 * @param perDay questions a day; empty for no limit
 */
public record QueryLimits(OptionalInt perSecond, OptionalLong perDay) {

    /** {@return no limit, neither a second nor a day} */
    public static QueryLimits none() {
        return new QueryLimits(OptionalInt.empty(), OptionalLong.empty());
    }
}
