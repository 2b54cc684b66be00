/** The rules that tell what a reply means: who refused, for which cause, and who has to act. */
package dev.mailworthy.smtp.reply.rule;
