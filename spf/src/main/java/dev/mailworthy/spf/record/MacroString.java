package dev.mailworthy.spf.record;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * A macro-string (RFC 7208 section 7), in parts.
 *
 * @param source the text as published
 * @param tokens literal texts and macros, in order
 * @param name the domain name; empty if the text has macros or is no valid name
 */
public record MacroString(String source, List<MacroToken> tokens, Optional<DomainName> name) {
    public MacroString {
        tokens = List.copyOf(tokens);
    }

    /** {@return whether it has macros, so that it depends on the message} */
    public boolean hasMacros() {
        return tokens.stream().anyMatch(MacroToken.Expand.class::isInstance);
    }

    /**
     * {@return whether it uses one of these macro letters}
     *
     * @param letters macro letters in lower case, each one char (RFC 7208 section 7.2)
     */
    public boolean uses(String letters) {
        return tokens.stream()
                .anyMatch(token -> token instanceof MacroToken.Expand macro && letters.indexOf(macro.letter()) >= 0);
    }

    static MacroString literal(String text) {
        return new MacroString(text, List.of(new MacroToken.Literal(text)), DomainName.ofOctets(text));
    }

    /**
     * Reads the text of an explanation (section 6.2), which may also use the letters c, r and t.
     *
     * @param text the joined strings of the TXT record, one char for each octet
     * @return empty if it does not follow the grammar; then there is no explanation
     */
    public static Optional<MacroString> explanation(String text) {
        Problems problems = new Problems(text);
        MacroString read = new MacroReader(text, problems, new Span(0, text.length()), true).explainString();
        return problems.none() ? Optional.of(read) : Optional.empty();
    }
}
