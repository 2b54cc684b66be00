/**
 * UDP sockets of two kinds: {@code Channel*} uses channels of the Java platform; {@code Batch*} uses Linux system calls for
 * many datagrams, through JNA.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal.bulk.port;
