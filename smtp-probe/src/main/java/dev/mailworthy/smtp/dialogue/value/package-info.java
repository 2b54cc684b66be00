/** Values of a dialogue and of its connection: deadlines, the envelope, transcript lines, facts about TLS. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.dialogue.value;
