package dev.mailworthy.dnsbl.catalogue.code;

/**
 * The meaning of one answer code of a list.
 *
 * @param pattern the A records that have the meaning
 * @param meaning for people
 * @param codeClass the reason of the entry
 * @param severity how bad the entry is
 */
public record ListCode(CodePattern pattern, String meaning, CodeClass codeClass, CodeSeverity severity) {}
