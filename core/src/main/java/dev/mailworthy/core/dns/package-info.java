/**
 * The DNS port. {@link dev.mailworthy.core.dns.Dns} answers one question with a value: records, their absence, or the reason
 * why there is no answer. Names are always absolute: no search list, no hosts file. Engines are in
 * {@code dev.mailworthy.core.dns.engine}.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns;
