/**
 * A server and a client that detect changes on the path between them. {@link dev.mailworthy.smtp.responder.Responder}
 * is a small SMTP server for another machine of the user. It accepts no mail.
 * {@link dev.mailworthy.smtp.responder.ResponderProbe} visits it from here. Both hold the same
 * {@link dev.mailworthy.smtp.responder.value.ResponderKey}. The responder signs what it saw of a connection. A
 * difference from what the visitor sent was made on the path.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.responder;
