/**
 * What the bulk engine is made of: slots for questions, the window, the reading of replies, and sockets of two kinds,
 * {@code Channel*} of the platform's and {@code Batch*} of the kernel's.
 */
package dev.mailworthy.core.dns.internal.bulk;
