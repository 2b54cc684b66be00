/** Bounces (RFC 3464 and the plain texts of older servers), read within bounds. */
package dev.mailworthy.smtp.reply.bounce;
