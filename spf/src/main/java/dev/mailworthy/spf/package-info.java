/**
 * Sender Policy Framework (RFC 7208). {@link dev.mailworthy.spf.Spf} evaluates check_host() over the DNS port; every
 * outcome, the failures included, is a {@link dev.mailworthy.spf.SpfCheck}.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.spf;
