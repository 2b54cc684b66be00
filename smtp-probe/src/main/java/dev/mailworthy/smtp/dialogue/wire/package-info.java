/** The connection under a dialogue: bounded input, deadlines, TLS, and the transcript. */
package dev.mailworthy.smtp.dialogue.wire;
