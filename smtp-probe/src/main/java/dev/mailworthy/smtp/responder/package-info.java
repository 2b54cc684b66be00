/**
 * A far end that proves itself. {@link dev.mailworthy.smtp.responder.Responder} is a small SMTP server for another machine
 * of the user's; it takes no mail. {@link dev.mailworthy.smtp.responder.ResponderProbe} visits it from here. Both hold the
 * same {@link dev.mailworthy.smtp.responder.value.ResponderKey}, and what the responder saw of a connection comes back under its
 * seal, so that whatever was changed on the way shows.
 */
package dev.mailworthy.smtp.responder;
