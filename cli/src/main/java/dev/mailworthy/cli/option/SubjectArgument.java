package dev.mailworthy.cli.option;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user names to be checked: a mail domain or an address. A URL, a mail address and a host with a port are taken apart.
 *
 * @param domain the domain; empty for an address and for this machine
 * @param address the address, if the text is one
 * @param notice one sentence about the text, if something else than the text itself is checked
 */
public record SubjectArgument(Optional<DomainName> domain, Optional<IpAddress> address, Optional<String> notice) {

    /** A longer text names neither a domain nor a page. */
    private static final int LONGEST = 2000;

    /** A scheme, then the authority up to a slash, a question mark or a hash (RFC 3986 section 3). */
    private static final Pattern URL = Pattern.compile("(?i)([a-z][a-z0-9+.-]{0,30})://([^/?#]*).*");

    private static final Pattern MAILTO = Pattern.compile("(?i)mailto:([^?]*).*");

    /** A mailbox, also with a name before it and in angle brackets (RFC 5322 section 3.4). */
    private static final Pattern MAILBOX = Pattern.compile("[^<>]*<([^<>]*@[^<>]*)>|([^<>]*@[^<>]*)");

    private static final Pattern PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):[0-9]{0,5}");

    private static final Pattern BRACKETS = Pattern.compile("(?i)\\[(?:ipv6:)?([^\\]]*)\\]");

    /** Names of this machine (RFC 6761 section 6.3, and the usual line of /etc/hosts). */
    private static final List<String> OWN_NAMES =
            List.of("localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback");

    /** @throws IllegalArgumentException with one sentence that says what is wrong */
    public static SubjectArgument parse(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            throw new IllegalArgumentException("the domain is empty");
        }
        if (given.length() > LONGEST) {
            throw new IllegalArgumentException(
                    Printable.text("\"" + given.substring(0, 40) + "...\" is longer than a URL"));
        }
        Matcher url = URL.matcher(given);
        if (url.matches()) {
            return host(withoutPort(afterLast('@', url.group(2))), "\"" + given + "\" is a URL");
        }
        Matcher mailto = MAILTO.matcher(given);
        String box = mailto.matches() ? mailto.group(1).strip() : given;
        Matcher mailbox = MAILBOX.matcher(box);
        if (mailbox.matches()) {
            String inside = Optional.ofNullable(mailbox.group(1)).orElse(box);
            return host(afterLast('@', inside), "\"" + given + "\" is a mail address");
        }
        String alone = withoutPort(given);
        return alone.equals(given)
                ? plain(given, Optional.empty())
                : host(alone, "\"" + given + "\" is a host with a port");
    }

    /** Whether the text names this machine and no domain, like localhost. */
    public boolean isThisMachine() {
        return domain.isEmpty() && address.isEmpty();
    }

    private static SubjectArgument host(String host, String what) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException(Printable.text(what + " without a domain"));
        }
        return plain(host, Optional.of(what));
    }

    private static SubjectArgument plain(String host, Optional<String> what) {
        if (OWN_NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))) {
            return new SubjectArgument(
                    Optional.empty(), Optional.empty(), Optional.of("\"" + host + "\" is this machine, not a domain"));
        }
        Optional<IpAddress> literal = literal(host);
        if (literal.isPresent()) {
            return new SubjectArgument(
                    Optional.empty(),
                    literal,
                    what.map(said -> said + ": the address " + literal.get() + " is checked"));
        }
        DomainName domain = DomainName.parse(host);
        return new SubjectArgument(
                Optional.of(domain),
                Optional.empty(),
                what.map(said -> said + ": the domain " + domain + " is checked"));
    }

    private static Optional<IpAddress> literal(String host) {
        Matcher brackets = BRACKETS.matcher(host);
        try {
            return Optional.of(IpAddress.parse(brackets.matches() ? brackets.group(1) : host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address over IPv6 has colons of its own, and keeps them. */
    private static String withoutPort(String host) {
        Matcher port = PORT.matcher(host);
        return port.matches() ? port.group(1) : host;
    }

    private static String afterLast(char sign, String text) {
        return text.substring(text.lastIndexOf(sign) + 1).strip();
    }
}
