package dev.mailworthy.spf;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grammar of RFC 7208 section 12, one pass from left to right, one char an octet. */
final class RecordParser {

    /** What a record begins with (RFC 7208 section 4.5). */
    static final String VERSION = "v=spf1";

    private RecordParser() {}

    /** Whether a TXT record is an SPF record: the version, then a space or the end. */
    static boolean isSpf(String text) {
        return text.length() >= VERSION.length()
                && text.substring(0, VERSION.length()).equalsIgnoreCase(VERSION)
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /** All terms in order; the whole record is checked before any of it is evaluated (section 4.6). */
    static List<Term> parse(String record) throws SpfSyntaxException {
        List<Term> terms = new ArrayList<>();
        int redirects = 0;
        int explanations = 0;
        for (String text : record.substring(VERSION.length()).split(" ")) {
            if (text.isEmpty()) {
                continue;
            }
            Term term = term(text);
            redirects += term instanceof Term.Redirect ? 1 : 0;
            explanations += term instanceof Term.Explanation ? 1 : 0;
            if (redirects > 1 || explanations > 1) {
                throw new SpfSyntaxException(text, "a modifier that may stand only once stands twice");
            }
            terms.add(term);
        }
        return terms;
    }

    private static Term term(String text) throws SpfSyntaxException {
        int end = nameEnd(text);
        if (end < text.length() && text.charAt(end) == '=') {
            return modifier(text, text.substring(0, end), text.substring(end + 1));
        }
        for (Qualifier qualifier : Qualifier.values()) {
            if (text.charAt(0) == qualifier.sign) {
                Mechanism mechanism = mechanism(text, text.substring(1, Math.max(1, end)), text.substring(end));
                return new Term.Directive(text, qualifier, mechanism);
            }
        }
        return new Term.Directive(text, Qualifier.PASS, mechanism(text, text.substring(0, end), text.substring(end)));
    }

    private static int nameEnd(String text) {
        int at = 0;
        while (at < text.length() && "=:/".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Term modifier(String text, String name, String value) throws SpfSyntaxException {
        if (!isName(name)) {
            throw new SpfSyntaxException(text, "\"" + name + "\" is not the name of a modifier");
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> new Term.Redirect(text, MacroString.domainSpec(value, text));
            case "exp" -> new Term.Explanation(text, MacroString.domainSpec(value, text));
            default -> {
                MacroString.parse(value, text, false);
                yield new Term.OtherModifier(text, name);
            }
        };
    }

    private static boolean isName(String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; i < name.length() && good; i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            good = letter || i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.');
        }
        return good;
    }

    private static Mechanism mechanism(String text, String name, String rest) throws SpfSyntaxException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "all" -> {
                if (!rest.isEmpty()) {
                    throw new SpfSyntaxException(text, "\"all\" takes nothing after it");
                }
                yield new Mechanism.All();
            }
            case "include" -> new Mechanism.Include(requiredDomain(text, rest));
            case "exists" -> new Mechanism.Exists(requiredDomain(text, rest));
            case "ptr" -> new Mechanism.Ptr(optionalDomain(text, rest));
            case "a", "mx" -> hosts(text, name, rest);
            case "ip4" -> network(text, rest, IpFamily.IPV4);
            case "ip6" -> network(text, rest, IpFamily.IPV6);
            default -> throw new SpfSyntaxException(text, "there is no mechanism \"" + name + "\"");
        };
    }

    private static MacroString requiredDomain(String text, String rest) throws SpfSyntaxException {
        return optionalDomain(text, rest)
                .orElseThrow(() -> new SpfSyntaxException(text, "a domain has to follow after a colon"));
    }

    private static Optional<MacroString> optionalDomain(String text, String rest) throws SpfSyntaxException {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (rest.charAt(0) != ':') {
            throw new SpfSyntaxException(text, "only a colon and a domain may follow");
        }
        return Optional.of(MacroString.domainSpec(rest.substring(1), text));
    }

    /** A slash may stand in a domain-spec, so the prefix lengths are looked for from the right. */
    private static Mechanism hosts(String text, String name, String rest) throws SpfSyntaxException {
        String domain = rest;
        int ip6 = 128;
        int ip4 = 32;
        int slashes = domain.lastIndexOf("//");
        if (slashes >= 0 && isDigits(domain.substring(slashes + 2))) {
            ip6 = prefix(text, domain.substring(slashes + 2), 128);
            domain = domain.substring(0, slashes);
        }
        int slash = domain.lastIndexOf('/');
        if (slash >= 0 && isDigits(domain.substring(slash + 1))) {
            ip4 = prefix(text, domain.substring(slash + 1), 32);
            domain = domain.substring(0, slash);
        }
        Optional<MacroString> spec = optionalDomain(text, domain);
        Mechanism.DualCidr cidr = new Mechanism.DualCidr(ip4, ip6);
        return name.equalsIgnoreCase("a") ? new Mechanism.A(spec, cidr) : new Mechanism.Mx(spec, cidr);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int prefix(String text, String digits, int most) throws SpfSyntaxException {
        boolean shape = isDigits(digits) && digits.length() <= 3 && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!shape || Integer.parseInt(digits) > most) {
            throw new SpfSyntaxException(text, "the prefix length is not a number from 0 to " + most);
        }
        return Integer.parseInt(digits);
    }

    private static Mechanism network(String text, String rest, IpFamily family) throws SpfSyntaxException {
        if (rest.isEmpty() || rest.charAt(0) != ':') {
            throw new SpfSyntaxException(text, "an address has to follow after a colon");
        }
        String literal = rest.substring(1);
        int slash = literal.indexOf('/');
        int prefix = slash < 0 ? family.bits() : prefix(text, literal.substring(slash + 1), family.bits());
        try {
            IpAddress address = IpAddress.parse(slash < 0 ? literal : literal.substring(0, slash));
            if (address.family() == family) {
                return new Mechanism.Network(Cidr.containing(address, prefix));
            }
        } catch (IllegalArgumentException e) {
            throw new SpfSyntaxException(text, String.valueOf(e.getMessage()));
        }
        throw new SpfSyntaxException(text, "the address is of the other family");
    }
}
