package dev.mailworthy.dnsbl.catalogue.code;

/**
 * The meaning of one answer code of a list.
 *
 * @param meaning for people
 */
public record ListCode(CodePattern pattern, String meaning, CodeClass codeClass, CodeSeverity severity) {}
