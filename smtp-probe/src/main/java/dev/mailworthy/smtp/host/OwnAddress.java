package dev.mailworthy.smtp.host;

import dev.mailworthy.core.net.IpAddress;

/**
 * An address of this machine's interfaces.
 *
 * @param address of either family
 * @param isChosen whether the system sends from it by default
 * @param isTemporary whether it is a privacy address, which is replaced after a day or less (RFC 8981)
 */
public record OwnAddress(IpAddress address, boolean isChosen, boolean isTemporary) {}
