package dev.mailworthy.dnsbl.catalogue.code;

/**
 * What one answer of a list means.
 *
 * @param meaning for people
 */
public record ListCode(CodePattern pattern, String meaning, CodeClass codeClass, CodeSeverity severity) {}
