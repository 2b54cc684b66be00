package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zone of a list: a domain name in which {@code <query>} stands for the {@link Target target}'s labels and any other
 * {@code <...>} for the user's key. Without {@code <query>} the labels stand in front of the zone.
 *
 * @param open the zone for queries without a key, or the only zone
 * @param keyed the zone for queries with a key
 */
public record ZonePattern(String open, Optional<String> keyed) {

    private static final String QUERY = "<query>";
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z0-9-]+>");

    /** @throws IllegalArgumentException if it is no domain name after its placeholders are filled */
    public ZonePattern {
        check(open);
        keyed.ifPresent(ZonePattern::check);
    }

    private static void check(String pattern) {
        DomainName.parse(PLACEHOLDER.matcher(pattern).replaceAll("x"));
    }

    private static boolean wantsKey(String pattern) {
        return PLACEHOLDER.matcher(pattern.replace(QUERY, "x")).find();
    }

    /** {@return whether the list cannot be queried without a key} */
    public boolean needsKey() {
        return wantsKey(open);
    }

    /**
     * The zone with the user's key filled in.
     *
     * @param key of the list; empty if the user has none
     * @return empty if the zone needs a key and there is none
     * @throws IllegalArgumentException if the zone with the key is no domain name; the message does not show the key
     */
    public Optional<ListZone> filled(Optional<String> key) {
        String pattern = key.isPresent() ? keyed.orElse(open) : open;
        if (!wantsKey(pattern)) {
            return Optional.of(new ListZone(pattern, pattern, QUERY));
        }
        return key.map(secret -> new ListZone(fill(pattern, secret), masked(pattern), QUERY));
    }

    private static String fill(String pattern, String secret) {
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(found.group().equals(QUERY) ? QUERY : secret));
    }

    /** The pattern for outputs, in which the key is masked. */
    private static String masked(String pattern) {
        return PLACEHOLDER.matcher(pattern).replaceAll(found -> found.group().equals(QUERY) ? QUERY : "***");
    }

    /** The zone's name for outputs. It never shows a key. */
    @Override
    public String toString() {
        return open;
    }
}
