package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the client's address that a {@link SmtpReply reply} names: the address that the receiver saw. */
public final class QuotedClientAddress {

    private static final String ADDRESS =
            "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.]*[0-9])|[0-9a-f]{0,4}:[0-9a-f:.]{1,41}[0-9a-f:])";

    /** The forms in which replies name the address, the clearest first. */
    private static final List<Pattern> WAYS = List.of(
            way("\\bIP ?[=:] ?\\[?(?:IPv6:)?"),
            way("[?&;](?:v|ip|ip_address|r|s)="),
            way("\\[(?:IPv6:)?"),
            way("\\b(?:from|IP|address|addr|client|host) \\(?(?:IPv6:)?"),
            way("[(<] ?(?:IPv6:)?"),
            way("/(?:ip|query/bl|lookup|listed)[/?]"),
            way("\\?"),
            way("^(?:[A-Za-z0-9._-]{1,253} ){0,3}"),
            way(" for "));

    /** Loopback addresses are return codes of blocklists (RFC 5782 section 2.1) or this host itself. */
    private static final Cidr LOOPBACK = Cidr.parse("127.0.0.0/8");

    private QuotedClientAddress() {}

    private static Pattern way(String lead) {
        return Pattern.compile(lead + ADDRESS, Pattern.CASE_INSENSITIVE);
    }

    /** The address in the text of a reply; empty if the text names none. */
    public static Optional<IpAddress> in(SmtpReply reply) {
        for (Pattern way : WAYS) {
            Matcher said = way.matcher(reply.text());
            while (said.find()) {
                Optional<IpAddress> address = address(said.group(1));
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
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
