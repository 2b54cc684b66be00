/** Nonces, digests and the self-signed certificate of a responder. For the module and the labs of the command line. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.responder.token;
