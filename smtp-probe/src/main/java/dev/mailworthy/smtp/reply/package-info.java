/**
 * The meaning of a mail server's refusal, for the sender of the mail. A {@link dev.mailworthy.smtp.reply.SmtpReply} is
 * found in a pasted text, or comes from a {@link dev.mailworthy.smtp.reply.bounce.Bounce}. The
 * {@link dev.mailworthy.smtp.reply.rule.ReplyClassifier} names the receiver, the cause and who has to act.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.reply;
