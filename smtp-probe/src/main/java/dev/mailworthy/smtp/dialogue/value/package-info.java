/**
 * Values that a dialogue and the connection under it share: deadlines, the envelope, transcript lines, facts about TLS.
 */
package dev.mailworthy.smtp.dialogue.value;
