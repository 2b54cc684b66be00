/** The server side of a responder: sockets, sessions and TLS on one thread, within limits. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.responder.server;
