package dev.mailworthy.dnsbl.catalogue;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** How often a list may be asked for free: questions a second and a day; empty is without limit. */
public record QueryLimits(OptionalInt perSecond, OptionalLong perDay) {

    public static QueryLimits none() {
        return new QueryLimits(OptionalInt.empty(), OptionalLong.empty());
    }
}
