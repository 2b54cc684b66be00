package dev.mailworthy.spf;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.Locale;

/** The values of the macro letters (RFC 7208 section 7.2). */
final class MacroValues {

    private final SpfRequest request;
    private final Sender sender;
    private final Hosts hosts;
    private final SpfSettings settings;

    MacroValues(SpfRequest request, Sender sender, Hosts hosts, SpfSettings settings) {
        this.request = request;
        this.sender = sender;
        this.hosts = hosts;
        this.settings = settings;
    }

    /** The values while the record of this domain is evaluated. */
    Macros.Values in(String domain) {
        return letter -> value(letter, domain);
    }

    private String value(char letter, String domain) {
        IpAddress client = request.ip().unmapped();
        return switch (letter) {
            case 's' -> sender.mailbox();
            case 'l' -> sender.localPart();
            case 'o' -> sender.domain();
            case 'd' -> domain;
            case 'i' -> client.family() == IpFamily.IPV4 ? client.toString() : nibbles(client);
            case 'p' -> hosts.validatedName(domain);
            case 'v' -> client.family() == IpFamily.IPV4 ? "in-addr" : "ip6";
            case 'h' -> request.helo();
            case 'c' -> client.toString();
            case 'r' -> settings.receiver();
            case 't' -> Long.toString(settings.clock().millis() / 1000);
            default -> throw new IllegalStateException("the parser lets no other letter through");
        };
    }

    private static String nibbles(IpAddress address) {
        return new StringBuilder(address.reverseLabels()).reverse().toString().toUpperCase(Locale.ROOT);
    }
}
