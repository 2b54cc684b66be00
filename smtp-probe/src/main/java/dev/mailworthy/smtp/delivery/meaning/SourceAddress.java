package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import java.util.Optional;

/** The address that a log names as the source of a connection. */
public final class SourceAddress {

    private SourceAddress() {}

    /**
     * The address in {@code 192.0.2.1}, {@code 192.0.2.1:41234}, {@code [2001:db8::1]} or {@code [2001:db8::1]:41234}. Empty for a
     * private address, because the receiver saw another one.
     */
    public static Optional<IpAddress> of(String text) {
        return parse(text)
                .filter(address -> SpecialPurpose.of(address)
                        .filter(purpose -> purpose == SpecialPurpose.NOT_ROUTED)
                        .isEmpty());
    }

    private static Optional<IpAddress> parse(String text) {
        int close = text.indexOf(']');
        int colon = text.lastIndexOf(':');
        boolean isBracketed = text.startsWith("[") && close > 0;
        boolean hasPort = colon > 0 && text.indexOf(':') == colon;
        String address = isBracketed ? text.substring(1, close) : hasPort ? text.substring(0, colon) : text;
        try {
            return Optional.of(IpAddress.parse(address).unmapped());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
