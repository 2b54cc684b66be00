/** Reads this machine's packet filter, and works out what it does to a new connection. */
package dev.mailworthy.smtp.host.filter;
