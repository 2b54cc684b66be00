package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.record.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Corrects frequent mistakes in published records, such as {@code ipv4:} for {@code ip4:}. */
final class DidYouMean {

    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("ipv4:", "ip4:"),
            Map.entry("ipv6:", "ip6:"),
            Map.entry("ipv4=", "ip4:"),
            Map.entry("ipv6=", "ip6:"),
            Map.entry("exists=", "exists:"),
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

    /** Where a new term begins inside of one, although no space stands before it. */
    private static final Pattern GLUE = Pattern.compile(
            "[,;]+|(?<=[^+~?-])(?=[+~?-]?(?:ip[46]|include|exists|mx):)|(?<=[^+~?-])(?=redirect=)"
                    + "|(?<=[^+~?.:=-])(?=[+~?-]all$)|(?<=.)(?=v=spf1)",
            Pattern.CASE_INSENSITIVE);

    /** A mechanism or modifier before the space in {@code include: name}. */
    private static final Pattern LEFT_PART =
            Pattern.compile("[+~?-]?(?:(?:include|exists|a|mx|ip[46]):|redirect=|exp=)", Pattern.CASE_INSENSITIVE);

    /** The rest behind the space in {@code include :name}. */
    private static final Pattern RIGHT_PART = Pattern.compile("[:=].+");

    private static final Pattern TOO_LONG_PREFIX = Pattern.compile("([+~?-]?ip[46]:[0-9a-fA-F.:]+)/[0-9]+");

    private static final String NAME = "([A-Za-z0-9_-]+\\.)+[A-Za-z][A-Za-z0-9-]*";

    /** The first octets of an IPv4 network, with or without an asterisk behind them. */
    private static final Pattern PART_OF_ADDRESS = Pattern.compile(
            "([+~?-]?ip4:)([0-9]{1,3}(?:\\.[0-9]{1,3}){1,2})(?:\\.\\*){0,2}\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern WITH_PORT = Pattern.compile("([+~?-]?(?:ip4|a|mx|include):[^:/]+):[0-9]{1,5}");

    private static final Pattern HOST_AS_ADDRESS =
            Pattern.compile("([+~?-]?)ip[46]?:(" + NAME + ")", Pattern.CASE_INSENSITIVE);

    /** Dashes that are not the hyphen of the grammar, as characters and as the octets of UTF-8. */
    private static final Pattern DASH =
            Pattern.compile("^(?:[\u2010-\u2015\u2212]|\u00e2\u0080[\u0090-\u0095]|\u00e2\u0088\u0092)");

    /** Names that are no modifiers. */
    private static final Set<String> MECHANISMS =
            Set.of("v", "a", "mx", "ptr", "all", "ip", "ip4", "ip6", "ipv4", "ipv6", "include", "includes", "exists");

    private DidYouMean() {}

    /** The record with every known mistake corrected. It may still have terms that cannot be read. */
    static SpfTerms corrected(SpfTerms record) {
        return slips(record.with(spaced(record.terms()).stream()));
    }

    /** The terms, where two that a space parts inside of {@code include: name} are one. */
    private static List<String> spaced(List<Term> terms) {
        List<String> texts = new ArrayList<>();
        boolean mayEnd = false;
        for (Term term : terms) {
            String before = texts.isEmpty() ? "" : texts.get(texts.size() - 1);
            boolean isOne = mayEnd
                    && term instanceof Unreadable
                    && (LEFT_PART.matcher(before).matches()
                            || RIGHT_PART.matcher(term.text()).matches())
                    && isReadable(before + term.text());
            if (isOne) {
                texts.set(texts.size() - 1, before + term.text());
            } else {
                texts.add(term.text());
            }
            mayEnd = term instanceof Unreadable && !isOne;
        }
        return texts;
    }

    private static SpfTerms slips(SpfTerms record) {
        return record.with(record.terms().stream()
                .map(term -> term instanceof Unreadable || isIgnored(term)
                        ? of(term.text()).orElse(term.text())
                        : separated(term.text()).orElse(term.text())));
    }

    /** Whether a modifier that receivers ignore was meant as a mechanism, or begins another record. */
    static boolean isIgnored(Term term) {
        return term instanceof Modifier.Unknown unknown
                && MECHANISMS.contains(unknown.name().toLowerCase(Locale.ROOT));
    }

    /** What is wrong with the name that a term leads to, if no domain can have such a name. */
    static Optional<String> wrongTarget(MacroString spec) {
        String text = spec.source();
        if (spec.hasMacros()) {
            return Optional.empty();
        }
        if (text.contains("/")) {
            return Optional.of("is a URL or a path, not a domain");
        }
        if (text.contains("*")) {
            return Optional.of("is a pattern; receivers look up the name as it stands");
        }
        if (text.contains("@")) {
            return Optional.of("is a mail address, not a domain");
        }
        if (text.matches("[0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+")) {
            return Optional.of("is an address; ip4: and ip6: name addresses");
        }
        if (text.contains(":") || text.contains(",") || text.contains(";")) {
            return Optional.of("is not a domain: \":\", \",\" or \";\" stands in it");
        }
        return spec.name().isEmpty() ? Optional.of("is not a domain: a label is empty or too long") : Optional.empty();
    }

    /** What a term that is none was probably meant to be: one or more terms that can be read, other than the given one. */
    static Optional<String> of(String term) {
        return separated(term).or(() -> guess(term)).filter(meant -> !meant.equals(term) && isReadable(meant));
    }

    /** What a reader may have meant, for a question only: also where the size of a network or the mechanism has to be guessed. */
    static Optional<String> question(String term) {
        Matcher prefix = TOO_LONG_PREFIX.matcher(term);
        return of(term).or(() -> prefix.matches()
                        ? Optional.of(prefix.group(1) + (prefix.group(1).contains(".") ? "/32" : "/128"))
                        : asked(term))
                .filter(meant -> !meant.equals(term) && isReadable(meant));
    }

    private static Optional<String> asked(String term) {
        Matcher network = PART_OF_ADDRESS.matcher(term);
        if (network.matches()) {
            int octets = network.group(2).split("\\.").length;
            return Optional.of(network.group(1) + network.group(2) + ".0".repeat(4 - octets) + "/" + 8 * octets);
        }
        Matcher port = WITH_PORT.matcher(term);
        if (port.matches()) {
            return Optional.of(port.group(1));
        }
        Matcher host = HOST_AS_ADDRESS.matcher(term);
        if (host.matches()) {
            return Optional.of(host.group(1) + "a:" + host.group(2));
        }
        return international(term).or(() -> term.matches(NAME) ? Optional.of("include:" + term) : Optional.empty());
    }

    /** A term with the A-labels of a name in other letters (RFC 5890), which a record has to have. */
    private static Optional<String> international(String term) {
        int colon = Math.max(term.indexOf(':'), term.indexOf('='));
        boolean plain = term.chars().allMatch(c -> c < 0x80);
        if (plain || colon < 0) {
            return Optional.empty();
        }
        boolean octets = term.chars().allMatch(c -> c < 0x100);
        String name = term.substring(colon + 1);
        for (String read : octets ? List.of(utf8(name), name) : List.of(name)) {
            try {
                return Optional.of(term.substring(0, colon + 1) + DomainName.parse(read));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Terms that stand without the space between them, as when the strings of a TXT record are joined, or with a comma. */
    static Optional<String> separated(String term) {
        List<String> parts =
                Stream.of(GLUE.split(term)).filter(part -> !part.isEmpty()).toList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String joined = parts.stream()
                .map(part -> isReadable(part) ? part : guess(part).orElse(part))
                .collect(Collectors.joining(" "));
        return isReadable(joined) ? Optional.of(joined) : Optional.empty();
    }

    private static boolean isReadable(String terms) {
        return SpfRecord.parse(SpfRecord.VERSION + " " + terms) instanceof SpfParse.Valid;
    }

    private static Optional<String> guess(String term) {
        if (DASH.matcher(term).find()) {
            String dashed = DASH.matcher(term).replaceFirst("-");
            return guess(dashed).or(() -> Optional.of(dashed));
        }
        String sign = !term.isEmpty() && "+-~?".indexOf(term.charAt(0)) >= 0 ? term.substring(0, 1) : "";
        String bare = term.substring(sign.length());
        String small = bare.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> slip : SLIPS.entrySet()) {
            if (small.startsWith(slip.getKey())) {
                return Optional.of(
                        sign + slip.getValue() + bare.substring(slip.getKey().length()));
            }
        }
        if (small.endsWith(",") || small.endsWith(";") || small.equals("all.")) {
            String shorter = term.substring(0, term.length() - 1);
            return guess(shorter).or(() -> Optional.of(shorter));
        }
        if (small.equals("prt") || small.equals("al") || small.equals("alll")) {
            return Optional.of(sign + (small.equals("prt") ? "ptr" : "all"));
        }
        String unquoted = term.replaceAll("[\"'\\\\]", "");
        return unquoted.equals(term) ? address(sign, bare) : guess(unquoted).or(() -> Optional.of(unquoted));
    }

    /** Corrects {@code ip:192.0.2.1}, {@code a:192.0.2.1}, or an address alone. */
    private static Optional<String> address(String sign, String bare) {
        String value = bare.replaceFirst("^(?i:ip|a|mx|ip4|ip6|include|exists|ptr):", "");
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
