package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.record.Unreadable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Corrects frequent mistakes in published records, such as {@code ipv4:} for {@code ip4:}. */
final class DidYouMean {

    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("ipv4:", "ip4:"),
            Map.entry("ipv6:", "ip6:"),
            Map.entry("ip4=", "ip4:"),
            Map.entry("ip6=", "ip6:"),
            Map.entry("ip4;", "ip4:"),
            Map.entry("include=", "include:"),
            Map.entry("includes:", "include:"),
            Map.entry("inlcude:", "include:"),
            Map.entry("incldue:", "include:"),
            Map.entry("mx=", "mx:"),
            Map.entry("a=", "a:"),
            Map.entry("exist:", "exists:"),
            Map.entry("redirect:", "redirect="),
            Map.entry("exp:", "exp="));

    private DidYouMean() {}

    /** The record with every known mistake corrected. It may still have terms that cannot be read. */
    static SpfTerms corrected(SpfTerms record) {
        return record.with(record.terms().stream()
                .map(term -> term instanceof Unreadable ? of(term.text()).orElse(term.text()) : term.text()));
    }

    /** The probable meaning of a term that cannot be read. */
    static Optional<String> of(String term) {
        String sign = !term.isEmpty() && "+-~?".indexOf(term.charAt(0)) >= 0 ? term.substring(0, 1) : "";
        String bare = term.substring(sign.length());
        String small = bare.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> slip : SLIPS.entrySet()) {
            if (small.startsWith(slip.getKey())) {
                return Optional.of(
                        sign + slip.getValue() + bare.substring(slip.getKey().length()));
            }
        }
        if (small.endsWith(",") || small.endsWith(";")) {
            String shorter = term.substring(0, term.length() - 1);
            return of(shorter).or(() -> Optional.of(shorter));
        }
        if (small.equals("prt") || small.equals("al") || small.equals("alll")) {
            return Optional.of(sign + (small.equals("prt") ? "ptr" : "all"));
        }
        return address(sign, bare);
    }

    /** Corrects {@code ip:192.0.2.1}, {@code a:192.0.2.1}, or an address alone. */
    private static Optional<String> address(String sign, String bare) {
        String value = bare.replaceFirst("^(?i:ip|a|mx|ip4|ip6):", "");
        String host = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
        try {
            IpAddress address = IpAddress.parse(host);
            String mechanism = address.family() == IpFamily.IPV4 ? "ip4:" : "ip6:";
            return Optional.of(sign + mechanism + value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
