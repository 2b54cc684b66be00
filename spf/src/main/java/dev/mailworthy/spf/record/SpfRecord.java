package dev.mailworthy.spf.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An SPF record (RFC 7208 section 3). Immutable.
 *
 * @param source the text as published, one char for each octet
 * @param terms the terms in order
 */
public record SpfRecord(String source, List<Term> terms) {

    /** The version, with which every record begins (section 4.5). */
    public static final String VERSION = "v=spf1";

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /**
     * Reads the joined character-strings of a TXT record (section 3.3).
     *
     * @param octets all strings of the TXT record, joined without anything between
     * @return a record, an invalid record with its problems, or that the text is no SPF record
     */
    public static SpfParse parse(byte[] octets) {
        return parse(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads a text, one char for each octet. A char above U+00FF makes the record invalid.
     *
     * @param text all strings of the TXT record, joined
     * @return a record, an invalid record with its problems, or that the text is no SPF record
     */
    public static SpfParse parse(String text) {
        return RecordReader.isSpf(text) ? new RecordReader(text).read() : new SpfParse.NotSpf();
    }

    /**
     * {@return whether a TXT record's octets are an SPF record: the version in any case, then a space or the end (section 4.5)}
     *
     * @param octets all strings of the TXT record, joined
     */
    public static boolean isSpf(byte[] octets) {
        if (octets.length < VERSION.length() || octets.length > VERSION.length() && octets[VERSION.length()] != ' ') {
            return false;
        }
        for (int i = 0; i < VERSION.length(); i++) {
            int small = octets[i] >= 'A' && octets[i] <= 'Z' ? octets[i] + 32 : octets[i];
            if (small != VERSION.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the record in canonical form: names in lower case, single spaces, addresses in their shortest form} */
    public String toText() {
        return terms.isEmpty()
                ? VERSION
                : VERSION + " " + terms.stream().map(TermText::of).collect(Collectors.joining(" "));
    }

    /** {@return the {@link Directive directives} in order} */
    public List<Directive> directives() {
        return terms.stream()
                .filter(Directive.class::isInstance)
                .map(Directive.class::cast)
                .toList();
    }

    /**
     * {@return the first modifier of a kind} The grammar allows {@code redirect} and {@code exp} once; others may repeat.
     *
     * @param <M> the Java type of the modifier
     * @param kind for example {@code Modifier.Redirect.class}
     */
    public <M extends Modifier> Optional<M> modifier(Class<M> kind) {
        for (Term term : terms) {
            if (kind.isInstance(term)) {
                return Optional.of(kind.cast(term));
            }
        }
        return Optional.empty();
    }

    /** {@return whether the record has {@code all}} Then a redirect is ignored (section 6.1). */
    public boolean hasAll() {
        for (Term term : terms) {
            if (term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All) {
                return true;
            }
        }
        return false;
    }
}
