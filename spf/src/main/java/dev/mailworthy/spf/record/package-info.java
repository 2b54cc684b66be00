/**
 * SPF records as data (RFC 7208 section 12): terms with their place in the text, every syntax error at once, and the text
 * back. Nothing here asks the DNS. One char of a record's text is one octet.
 */
package dev.mailworthy.spf.record;
