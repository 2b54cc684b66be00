/** The form of what servers wrote, for replies and bounces alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.reply.text;
