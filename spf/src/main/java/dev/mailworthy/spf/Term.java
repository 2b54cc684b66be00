package dev.mailworthy.spf;

/** One term of a record, with its text as published. */
sealed interface Term {

    String text();

    record Directive(String text, Qualifier qualifier, Mechanism mechanism) implements Term {}

    /** {@code redirect=} (RFC 7208 section 6.1). */
    record Redirect(String text, MacroString domain) implements Term {}

    /** {@code exp=} (RFC 7208 section 6.2). */
    record Explanation(String text, MacroString domain) implements Term {}

    /** Any other modifier, RFC 6652's among them: kept, and without effect on the result. */
    record OtherModifier(String text, String name) implements Term {}
}
