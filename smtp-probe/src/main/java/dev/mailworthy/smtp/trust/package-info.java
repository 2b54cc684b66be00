/**
 * What a receiver's certificate is worth, judged after the dialogue from what it recorded: the path to a trust anchor, the
 * name, the dates, and what the receiver itself has published in advance, by DANE (RFC 7672) and MTA-STS (RFC 8461). The
 * last two also say when TLS is missing that has to be there. {@link dev.mailworthy.smtp.trust.PeerTrust} judges.
 */
package dev.mailworthy.smtp.trust;
