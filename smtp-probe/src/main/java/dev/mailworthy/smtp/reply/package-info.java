/**
 * What a mail server's refusal means to the one who sent the mail. A {@link dev.mailworthy.smtp.reply.SmtpReply} is found in
 * the text that a user pastes, or comes out of a {@link dev.mailworthy.smtp.reply.bounce.Bounce}; the
 * {@link dev.mailworthy.smtp.reply.rule.ReplyClassifier} names the receiver, the cause and who has to act.
 */
package dev.mailworthy.smtp.reply;
