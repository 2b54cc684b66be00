/** Bounds and decoding of MIME parts (RFC 2045), which Jakarta Mail leaves to its callers. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.mime;
