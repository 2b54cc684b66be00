/** What the bulk engine is made of: slots for questions, sockets, the window, and the reading of replies. */
package dev.mailworthy.core.dns.internal.bulk;
