/** The entries of rbldnsd's files in memory, packed so that millions of them are few objects. Not exported. */
package dev.mailworthy.dnsbl.mirror.data;
