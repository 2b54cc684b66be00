/** The connection under a dialogue: bounded input, deadlines, TLS, and the transcript. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.dialogue.wire;
