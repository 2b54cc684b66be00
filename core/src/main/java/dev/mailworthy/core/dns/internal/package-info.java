/** The wire format, sockets and the cache behind the engines. Only this package and those below it use dnsjava. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal;
