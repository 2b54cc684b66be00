/**
 * SPF records as data (RFC 7208 section 12): reads terms with their place in the text, finds all syntax errors at once, and
 * writes the text again. It does not use the DNS. One char of a record's text is one octet.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.spf.record;
