package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.net.IpAddress;

/** The address under which the peer sees us, and the stage whose reply says so. */
public record ClientAddress(IpAddress address, Stage stage) {}
