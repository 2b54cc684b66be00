/** Queries about any number of targets, in bounded memory and within each list's limits. They can be resumed. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.sweep;
