/** What this host's own packet filter, counters and sockets say about outgoing mail. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.host;
