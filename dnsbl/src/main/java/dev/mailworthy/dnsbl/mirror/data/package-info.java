/** The entries of files for rbldnsd, packed in memory so that millions of entries are few objects. Not exported. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.mirror.data;
