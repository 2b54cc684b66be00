/** The DNS with some of its records replaced: by a zone file of the user, or by records that a plan proposes. For the command line alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.patch;
