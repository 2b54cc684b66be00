/** Octets of a log to lines with a time, a host, a program and a text. No line becomes an object. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.line;
