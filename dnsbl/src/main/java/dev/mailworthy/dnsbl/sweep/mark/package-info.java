/** How far a sweep came, to go on from there: for sweeps and their journal alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.sweep.mark;
