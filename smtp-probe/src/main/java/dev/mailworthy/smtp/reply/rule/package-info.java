/** Rules about replies: which receiver refused, the cause, and who has to act. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.reply.rule;
