/**
 * Shared by the examinations: DNS questions, TXT records, tag lists, lengths of RSA keys, generic reverse names. Not exported.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.posture.text;
