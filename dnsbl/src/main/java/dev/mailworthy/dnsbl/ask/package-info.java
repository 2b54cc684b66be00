/** How one list is asked: which lists can be asked, the questions, the test entries (RFC 5782 section 5), the raw answers. */
package dev.mailworthy.dnsbl.ask;
