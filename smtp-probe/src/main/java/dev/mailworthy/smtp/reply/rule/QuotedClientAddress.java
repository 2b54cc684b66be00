package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;

/** Finds the client's address that a {@link SmtpReply reply} names: the address that the receiver saw. */
final class QuotedClientAddress {

    /** The longest form of an address: IPv6 with an IPv4 address at its end. */
    private static final int LONGEST = 48;

    private static final int MOST_HEX = 4;
    private static final int MOST_DIGITS = 3;
    private static final int OCTETS = 4;

    /** Loopback addresses are return codes of blocklists (RFC 5782 section 2.1) or this host itself. */
    private static final Cidr LOOPBACK = Cidr.parse("127.0.0.0/8");

    private final String text;

    private QuotedClientAddress(String text) {
        this.text = text;
    }

    /** The address in the text of a reply; empty if the text names none. Of several, the one that is named most clearly. */
    static Optional<IpAddress> in(SmtpReply reply) {
        return new QuotedClientAddress(reply.text()).clearest();
    }

    private Optional<IpAddress> clearest() {
        Optional<IpAddress> best = Optional.empty();
        int clearness = AddressLead.ALL.size();
        char[] letters = text.toCharArray();
        for (int at = 0; at < letters.length && clearness > 0; at++) {
            int end = canBegin(letters, at) ? end(at) : at;
            if (end == at) {
                continue;
            }
            int lead = lead(at, clearness);
            if (lead < clearness) {
                Optional<IpAddress> address = address(text.substring(at, end));
                if (address.isPresent()) {
                    best = address;
                    clearness = lead;
                }
            }
        }
        return best;
    }

    private static boolean canBegin(char[] letters, int at) {
        return (at == 0 || isOpener(letters[at - 1])) && (isHex(letters[at]) || letters[at] == ':');
    }

    /** Whether an address can begin after a character. */
    private static boolean isOpener(char c) {
        return switch (c) {
            case ' ', '=', ':', '[', '(', '<', '/', '?' -> true;
            default -> false;
        };
    }

    /** The first of the ways, below a limit, in which the words before lead to an address. */
    private int lead(int at, int limit) {
        List<AddressLead> ways = AddressLead.ALL;
        for (int way = 0; way < limit; way++) {
            if (ways.get(way).leadsTo(text, at)) {
                return way;
            }
        }
        return limit;
    }

    /** The end of what has the form of an address; the beginning if nothing has. */
    private int end(int at) {
        int four = endOfIpv4(at);
        return four > at ? four : endOfIpv6(at);
    }

    private int endOfIpv4(int start) {
        int at = start;
        for (int octet = 0; octet < OCTETS; octet++) {
            int digits = 0;
            while (digits < MOST_DIGITS && isDigit(at + digits)) {
                digits++;
            }
            at += digits;
            boolean goesOn = octet < OCTETS - 1;
            if (digits == 0 || goesOn && (at >= text.length() || text.charAt(at++) != '.')) {
                return start;
            }
        }
        int more = at;
        while (more < text.length() && text.charAt(more) == '.') {
            more++;
        }
        return isDigit(more) ? start : at;
    }

    private int endOfIpv6(int start) {
        int colon = start;
        while (colon < text.length() && colon - start < MOST_HEX && isHex(text.charAt(colon))) {
            colon++;
        }
        if (colon >= text.length() || text.charAt(colon) != ':') {
            return start;
        }
        int end = colon + 1;
        while (end < text.length() && end - start < LONGEST && isOfIpv6(text.charAt(end))) {
            end++;
        }
        while (end > colon && text.charAt(end - 1) == '.') {
            end--;
        }
        return end - colon > 2 ? end : start;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isOfIpv6(char c) {
        return isHex(c) || c == ':' || c == '.';
    }

    private static Optional<IpAddress> address(String literal) {
        try {
            IpAddress address = IpAddress.parse(literal);
            return LOOPBACK.contains(address) ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
