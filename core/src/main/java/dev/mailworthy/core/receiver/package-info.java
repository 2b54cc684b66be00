/**
 * Requirements of receivers such as Gmail, in dated {@link dev.mailworthy.core.receiver.ReceiverPack packs}. A requirement is met,
 * missed or unknown. A {@link dev.mailworthy.core.receiver.ReceiverStatement statement} of the receiver outranks older facts.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.receiver;
