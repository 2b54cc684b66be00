/** Reads this machine's packet filter, and works out what it does to a new connection. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.host.filter;
