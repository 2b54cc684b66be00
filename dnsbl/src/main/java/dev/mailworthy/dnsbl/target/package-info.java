/** The targets of a sweep: networks, files and standard input, one target after the other. */
package dev.mailworthy.dnsbl.target;
