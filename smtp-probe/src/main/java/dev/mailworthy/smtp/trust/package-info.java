/**
 * The judgement of a receiver's certificate, after the dialogue: the path to a trust anchor, the name, the dates, and
 * what the receiver publishes by DANE (RFC 7672) and MTA-STS (RFC 8461). DANE and MTA-STS also show when mandatory TLS
 * is missing. {@link dev.mailworthy.smtp.trust.PeerTrust} judges.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.trust;
