/** Bounces (RFC 3464, and the plain texts of older servers). Size, depth and number of parts are limited. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.reply.bounce;
