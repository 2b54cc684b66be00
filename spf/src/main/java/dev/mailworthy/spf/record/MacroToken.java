package dev.mailworthy.spf.record;

/** A part of a macro-string (RFC 7208 section 7.1). */
public sealed interface MacroToken {

    /** Literal text; {@code %%} and {@code %_} are already read as "%" and " ". */
    record Literal(String text) implements MacroToken {}

    /**
     * {@code %{letter...}}.
     *
     * @param letter in small
     * @param urlEscape whether it was written as a capital
     * @param keep how many parts from the right; 0 for all
     * @param reverse whether the parts are turned round first
     * @param delimiters what parts are split at; "." by default
     */
    record Expand(char letter, boolean urlEscape, int keep, boolean reverse, String delimiters) implements MacroToken {}
}
