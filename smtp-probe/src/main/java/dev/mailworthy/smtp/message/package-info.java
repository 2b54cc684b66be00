/**
 * What a real message shows: its DKIM signatures (RFC 6376, RFC 8463), its form (RFC 5322) and one-click unsubscription (RFC
 * 8058). Begin at {@link dev.mailworthy.smtp.message.MessageCheck}.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.message;
