package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.IpAddress;

/**
 * One value for a target.
 *
 * @param address the A record's four octets
 * @param text the TXT record's octets as chars; empty if there is no record
 */
public record Listing(int address, String text) {

    public boolean hasText() {
        return !text.isEmpty();
    }

    public IpAddress ipAddress() {
        return IpAddress.ofOctets(
                (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address);
    }
}
