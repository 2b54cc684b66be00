/** What a domain and its sending addresses publish: MX, reverse names, EHLO name, DKIM, DMARC, TLS and service records. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.posture;
