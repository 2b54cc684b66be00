package dev.mailworthy.spf.record;

/** A part of a {@link MacroString macro-string} (RFC 7208 section 7.1). */
public sealed interface MacroToken {

    /**
     * Literal text; {@code %%} and {@code %_} are already read as "%" and " ".
     *
     * @param text one char for each octet
     */
    record Literal(String text) implements MacroToken {}

    /**
     * {@code %{letter...}}.
     *
     * @param letter the macro letter, in lower case
     * @param urlEscape whether it was written in upper case
     * @param keep the number of parts to keep from the right; 0 for all
     * @param reverse whether the order of the parts is reversed first
     * @param delimiters the characters between parts; "." by default
     */
    record Expand(char letter, boolean urlEscape, int keep, boolean reverse, String delimiters) implements MacroToken {}
}
