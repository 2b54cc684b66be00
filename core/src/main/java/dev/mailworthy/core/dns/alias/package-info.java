/** Following aliases (CNAME, RFC 1034 section 3.6.2): for the engines, the lists and the fix plan alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.alias;
