package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/**
 * One value that a zone gives for a target.
 *
 * @param address the A record
 * @param text the TXT record after substitution, printable; empty if there is none
 */
public record MirrorEntry(IpAddress address, String text) {
    public MirrorEntry {
        Objects.requireNonNull(address, "address");
        text = Printable.text(text);
    }
}
