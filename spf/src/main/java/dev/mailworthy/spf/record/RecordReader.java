package dev.mailworthy.spf.record;

import dev.mailworthy.spf.record.Modifier.ReportOn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a whole record from left to right (RFC 7208 section 4.6.1): {@link Term terms} with one or more spaces between them.
 */
final class RecordReader {

    private final String text;
    private final Problems problems;
    private final MechanismReader mechanisms;
    private final List<Term> terms = new ArrayList<>();
    private int redirects;
    private int explanations;

    RecordReader(String text) {
        this.text = text;
        this.problems = new Problems(text);
        this.mechanisms = new MechanismReader(text, problems);
    }

    /** Whether a TXT record is an SPF record: the version, then a space or the end. */
    static boolean isSpf(String text) {
        int length = SpfRecord.VERSION.length();
        return text.regionMatches(true, 0, SpfRecord.VERSION, 0, length)
                && (text.length() == length || text.charAt(length) == ' ');
    }

    SpfParse read() {
        int at = SpfRecord.VERSION.length();
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
            } else {
                int end = text.indexOf(' ', at);
                end = end < 0 ? text.length() : end;
                term(new Span(at, end));
                at = end;
            }
        }
        SpfRecord record = new SpfRecord(text, terms);
        return problems.none() ? new SpfParse.Valid(record) : new SpfParse.Invalid(record, problems.list());
    }

    private void term(Span span) {
        int before = problems.count();
        int nameEnd = nameEnd(span);
        boolean isModifier = nameEnd < span.end() && text.charAt(nameEnd) == '=';
        Term read = isModifier ? modifier(span, nameEnd) : mechanisms.directive(span);
        if (problems.count() == before && read != null) {
            terms.add(read);
        } else {
            terms.add(new Unreadable(span, text));
        }
    }

    /** The end of a modifier's name. A term is a modifier if "=" comes before any ":" and "/". */
    private int nameEnd(Span span) {
        int at = span.start();
        while (at < span.end() && "=:/".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private Modifier modifier(Span span, int equals) {
        String name = text.substring(span.start(), equals);
        if (!isName(name)) {
            problems.add(
                    span.start(),
                    equals,
                    span,
                    "a modifier's name is a letter, then letters, digits, - _ or .",
                    "4.6.1");
        }
        MacroReader macros = new MacroReader(text, problems, span, false);
        int value = equals + 1;
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> {
                once(++redirects, span);
                yield new Modifier.Redirect(macros.domainSpec(value, span.end()), span, text);
            }
            case "exp" -> {
                once(++explanations, span);
                yield new Modifier.Explanation(macros.domainSpec(value, span.end()), span, text);
            }
            case "ra", "rp", "rr" ->
                report(name.toLowerCase(Locale.ROOT), macros.macroString(value, span.end()), span, text);
            default -> new Modifier.Unknown(name, Optional.of(macros.macroString(value, span.end())), span, text);
        };
    }

    private void once(int count, Span span) {
        if (count > 1) {
            problems.add(span.start(), span.end(), span, "redirect and exp are allowed only once each", "6");
        }
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

    /** Reads a modifier of RFC 6652 section 3. A useless value makes it an unknown modifier; the record stays valid. */
    private static Modifier report(String name, MacroString value, Span span, String text) {
        Optional<? extends Modifier> read = switch (name) {
            case "ra" -> localPart(value.source()).map(local -> new Modifier.ReportAddress(local, span, text));
            case "rp" -> percent(value.source()).map(share -> new Modifier.ReportPercentage(share, span, text));
            default -> results(value.source()).map(on -> new Modifier.RequestedReports(on, span, text));
        };
        return read.isPresent() ? read.get() : new Modifier.Unknown(name, Optional.empty(), span, text);
    }

    /** Reads an unquoted local-part (RFC 5321 section 4.1.2, Dot-string). */
    private static Optional<String> localPart(String value) {
        boolean good = !value.isEmpty() && value.length() <= 64;
        for (int i = 0; i < value.length() && good; i++) {
            char c = value.charAt(i);
            boolean atom = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
            good = atom || c == '.' && i > 0 && i < value.length() - 1 && value.charAt(i - 1) != '.';
        }
        return good ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Integer> percent(String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(value) <= 100 ? Optional.of(Integer.parseInt(value)) : Optional.empty();
    }

    private static Optional<Set<ReportOn>> results(String value) {
        Set<ReportOn> on = EnumSet.noneOf(ReportOn.class);
        for (String token : value.split(":", 10)) {
            for (ReportOn one : ReportOn.values()) {
                if (one.token().equalsIgnoreCase(token)) {
                    on.add(one);
                }
            }
        }
        return on.isEmpty() ? Optional.empty() : Optional.of(on);
    }
}
