/**
 * The DNS port. {@link dev.mailworthy.core.dns.Dns} answers one question with a value: what was found, that there is
 * nothing, or why nobody knows. Names are always absolute: no search list, no hosts file. Engines are in
 * {@code dev.mailworthy.core.dns.engine}.
 */
package dev.mailworthy.core.dns;
