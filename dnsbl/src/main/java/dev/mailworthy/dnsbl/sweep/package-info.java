/** Questions about any number of targets, in bounded memory, within each list's limits, and resumable. */
package dev.mailworthy.dnsbl.sweep;
