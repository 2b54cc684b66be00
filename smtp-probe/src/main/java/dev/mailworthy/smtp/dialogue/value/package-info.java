/** Values of a dialogue and of its connection: deadlines, the envelope, transcript lines, facts about TLS. */
package dev.mailworthy.smtp.dialogue.value;
