/**
 * One SMTP conversation with one receiver over a socket that is already connected: greeting, EHLO, STARTTLS and, on
 * request, MAIL and RCPT, never a login and never DATA. {@link dev.mailworthy.smtp.dialogue.SmtpDialogue} holds it and
 * {@link dev.mailworthy.smtp.dialogue.DialogueReport} says what came back. Everything the peer says is taken for hostile:
 * octets, lines and time are bounded, and no text of its leaves this package unprintable.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.dialogue;
