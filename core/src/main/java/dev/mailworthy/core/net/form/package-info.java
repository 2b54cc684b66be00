/** Names and texts in the forms of zone files (RFC 1035 section 5.1), and what a host name looks like. For the modules alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.net.form;
