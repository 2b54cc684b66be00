/** The targets of a sweep: networks, files and standard input, one target after the other. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.target;
