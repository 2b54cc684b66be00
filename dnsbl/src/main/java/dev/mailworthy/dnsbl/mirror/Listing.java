package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.IpAddress;

/**
 * One value for a target.
 *
 * @param address the A record's four octets
 * @param text the TXT record's octets, none when there is no record
 */
record Listing(int address, byte[] text) {

    IpAddress ipAddress() {
        return IpAddress.ofOctets(
                (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address);
    }
}
