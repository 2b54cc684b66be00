package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.net.IpAddress;

/**
 * This machine's address as the peer sees it, and the {@link Stage stage} whose reply says so.
 *
 * @param address as the peer's reply names it
 * @param stage of that reply
 */
public record ClientAddress(IpAddress address, Stage stage) {}
