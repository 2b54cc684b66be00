/**
 * What each receiver asks of senders, as dated packs of requirements; a sender is held against them in three values: met,
 * missed, unknown. A receiver's own statement outranks what is older than it.
 */
package dev.mailworthy.core.receiver;
