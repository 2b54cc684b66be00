/** The form of what servers wrote, for replies and bounces alone. */
package dev.mailworthy.smtp.reply.text;
