/** UDP sockets of one kind: the platform's channels, or the kernel's calls for many datagrams at once through JNA. */
package dev.mailworthy.core.dns.internal.bulk.port;
