/** The rules by which this machine routes, and what they do to a new connection. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.host.route;
