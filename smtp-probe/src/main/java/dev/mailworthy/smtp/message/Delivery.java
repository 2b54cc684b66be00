package dev.mailworthy.smtp.message;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last delivery between two organizations, from the receiver's Received field (RFC 5321 section 4.4).
 *
 * @param by the receiver's server
 * @param address the address that this server saw
 * @param field the field itself, safe to print
 */
public record Delivery(DomainName by, IpAddress address, String field) {

    private static final int LONGEST = 4096;
    private static final int MOST = 30;

    /** The address in brackets, before {@code by}. */
    private static final Pattern ADDRESS = Pattern.compile("\\[(?:IPv6:)?([0-9A-Fa-f:.]{3,45})\\]");

    private static final Pattern BY = Pattern.compile("\\bby\\s+([A-Za-z0-9._-]{1,253})");

    public Delivery {
        field = Printable.text(field);
    }

    /**
     * Skips fields of the receiver's own servers and fields without a public address: both are steps inside an
     * organization.
     */
    static Optional<Delivery> in(List<String> received, DomainName own) {
        return all(received, own).findFirst();
    }

    static Stream<Delivery> all(List<String> received, DomainName own) {
        return received.stream()
                .limit(MOST)
                .filter(field -> field.length() <= LONGEST)
                .flatMap(field -> read(field).stream())
                .filter(delivery -> !delivery.by().isAtOrBelow(own));
    }

    private static Optional<Delivery> read(String field) {
        Matcher by = BY.matcher(field);
        if (!field.toLowerCase(Locale.ROOT).startsWith("from ") || !by.find()) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(field.substring(0, by.start()));
        Optional<IpAddress> last = Optional.empty();
        while (address.find()) {
            last = parsed(address.group(1));
        }
        return last.flatMap(seen -> DomainName.ofOctets(by.group(1)).map(host -> new Delivery(host, seen, field)));
    }

    /** Includes the unique local addresses of RFC 4193. */
    private static boolean isInternal(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
        return uniqueLocal
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress();
    }

    private static Optional<IpAddress> parsed(String text) {
        try {
            IpAddress address = IpAddress.parse(text);
            return isInternal(address.toInetAddress()) ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
