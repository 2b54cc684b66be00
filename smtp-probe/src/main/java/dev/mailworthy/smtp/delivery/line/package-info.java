/** Octets of a log to lines with a time, a host, a program and a text. No line becomes an object. */
package dev.mailworthy.smtp.delivery.line;
