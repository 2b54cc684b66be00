/** What this host's own packet filter, counters and sockets say about outgoing mail. */
package dev.mailworthy.smtp.host;
