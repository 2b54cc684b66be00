/** Parts of the bulk engine: slots for questions, the send window, the reading of replies. Its sockets are in {@code port}. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal.bulk;
