package dev.mailworthy.spf.record;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one {@link Directive directive}: qualifier, mechanism and what follows it (RFC 7208 section 5). */
final class MechanismReader {

    private static final int BAD = -1;

    private final String text;
    private final Problems problems;
    private Span span = new Span(0, 0);

    MechanismReader(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Reads a {@link Mechanism mechanism}. Null if it is unknown or its value cannot be read; then the problem is noted. */
    @Nullable
    Directive directive(Span term) {
        span = term;
        char first = text.charAt(span.start());
        boolean qualified = "+-~?".indexOf(first) >= 0;
        int name = span.start() + (qualified ? 1 : 0);
        int end = name;
        while (end < span.end() && ":/".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        Mechanism mechanism = mechanism(name, end);
        return mechanism == null ? null : new Directive(Qualifier.of(first), mechanism, span, text);
    }

    private @Nullable Mechanism mechanism(int start, int end) {
        if (is("all", start, end)) {
            return all(end);
        }
        if (is("include", start, end)) {
            return new Mechanism.Include(requiredDomain(end));
        }
        if (is("exists", start, end)) {
            return new Mechanism.Exists(requiredDomain(end));
        }
        if (is("ip4", start, end)) {
            return network(end, IpFamily.IPV4);
        }
        if (is("ip6", start, end)) {
            return network(end, IpFamily.IPV6);
        }
        if (is("ptr", start, end)) {
            return new Mechanism.Ptr(optionalDomain(end, span.end()));
        }
        boolean isA = is("a", start, end);
        if (isA || is("mx", start, end)) {
            return hosts(isA, end);
        }
        problems.add(start, end, span, "there is no mechanism of this name", "4.6.1");
        return null;
    }

    private boolean is(String name, int start, int end) {
        return end - start == name.length() && text.regionMatches(true, start, name, 0, name.length());
    }

    private Mechanism all(int end) {
        if (end < span.end()) {
            problems.add(end, span.end(), span, "\"all\" takes nothing after it", "5.1");
        }
        return new Mechanism.All();
    }

    private MacroString requiredDomain(int at) {
        if (at == span.end() || text.charAt(at) != ':') {
            problems.add(at, span.end(), span, "a colon and a domain must follow", "5.2");
            return MacroString.literal("");
        }
        return domain(at + 1, span.end());
    }

    private Optional<MacroString> optionalDomain(int at, int end) {
        if (at == end) {
            return Optional.empty();
        }
        if (text.charAt(at) != ':') {
            problems.add(at, end, span, "only a colon and a domain may follow", "5.3");
            return Optional.empty();
        }
        return Optional.of(domain(at + 1, end));
    }

    private MacroString domain(int start, int end) {
        return new MacroReader(text, problems, span, false).domainSpec(start, end);
    }

    /**
     * Reads {@code a} or {@code mx}. A domain-spec may contain a slash, so that the prefix lengths are searched from the right
     * (section 5.6).
     */
    private Mechanism hosts(boolean isA, int at) {
        int end = span.end();
        int ip6 = 128;
        int ip4 = 32;
        int slash = lastNumber(at, end);
        if (slash > at && text.charAt(slash - 1) == '/') {
            ip6 = prefix(slash + 1, end, 128);
            end = slash - 1;
            slash = lastNumber(at, end);
        }
        if (slash >= at) {
            ip4 = prefix(slash + 1, end, 32);
            end = slash;
        }
        Optional<MacroString> domain = optionalDomain(at, end);
        DualCidr cidr = ip4 == 32 && ip6 == 128 ? DualCidr.WHOLE : new DualCidr(Math.max(0, ip4), Math.max(0, ip6));
        return isA ? new Mechanism.A(domain, cidr) : new Mechanism.Mx(domain, cidr);
    }

    /** The index of the slash before the digits at the end of a part, or -1. */
    private int lastNumber(int start, int end) {
        int at = end;
        while (at > start && isDigit(text.charAt(at - 1))) {
            at--;
        }
        return at < end && at > start && text.charAt(at - 1) == '/' ? at - 1 : BAD;
    }

    /** Reads a prefix length without leading zeros. */
    private int prefix(int start, int end, int most) {
        boolean shape = end > start && end - start <= 3 && (end - start == 1 || text.charAt(start) != '0');
        int value = 0;
        for (int i = start; i < end && shape; i++) {
            shape = isDigit(text.charAt(i));
            value = value * 10 + text.charAt(i) - '0';
        }
        if (!shape || value > most) {
            problems.add(
                    start,
                    end,
                    span,
                    "a prefix length is a number from 0 to " + most + " without leading zeros",
                    "5.6");
            return BAD;
        }
        return value;
    }

    private @Nullable Mechanism network(int at, IpFamily family) {
        if (at == span.end() || text.charAt(at) != ':') {
            problems.add(at, span.end(), span, "a colon and an address must follow", "5.6");
            return null;
        }
        int slash = text.indexOf('/', at);
        int end = slash < 0 || slash >= span.end() ? span.end() : slash;
        int prefix = end == span.end() ? family.bits() : prefix(end + 1, span.end(), family.bits());
        IpAddress address = address(at + 1, end, family);
        return prefix == BAD || address == null ? null : new Mechanism.Network(Cidr.containing(address, prefix));
    }

    private @Nullable IpAddress address(int start, int end, IpFamily family) {
        try {
            IpAddress address = IpAddress.parse(text, start, end);
            if (address.family() == family) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // The problem is noted below, for both cases.
        }
        problems.add(start, end, span, "this is no " + family.title() + " address", "5.6");
        return null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
