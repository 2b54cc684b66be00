/** Rules about replies: which receiver refused, the cause, and who has to act. */
package dev.mailworthy.smtp.reply.rule;
