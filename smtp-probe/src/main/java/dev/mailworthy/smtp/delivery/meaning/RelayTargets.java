package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.MailTarget.Kind;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.tally.CellNumbers;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.rule.Receiver;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the target of a relay or a recipient's domain. Remembers those that it has found. */
public final class RelayTargets {

    /** The name of receivers whose name has characters that host names do not have. */
    private static final String UNREADABLE = "unreadable name";

    /** What stands before an address of IPv6 in brackets (RFC 5321 section 4.1.3). */
    private static final String IPV6 = "IPv6:";

    private static final Set<String> SUBMISSION = Set.of("465", "587");
    private static final int SLOTS = 1 << 14;
    private static final int MOST_HINTS = 4096;

    private final ReplyClassifier classifier;
    private final CellNumbers numbers;
    private final long key;
    private final long[] knownHashes = new long[SLOTS];
    private final int[] known = new int[SLOTS];
    private final Map<String, ReceiverHints> hints = new HashMap<>();

    public RelayTargets(ReplyClassifier classifier, CellNumbers numbers, long key) {
        this.classifier = classifier;
        this.numbers = numbers;
        this.key = key;
    }

    /** The target of mail that stays on this machine. */
    public int local() {
        return numbers.target(new MailTarget(Kind.LOCAL, Optional.empty(), "local delivery"));
    }

    /** What stands for a relay without a name, whose receiver is known by the recipient's domain alone. */
    public static final int BY_DOMAIN = -1;

    /**
     * The target of {@code NAME[ADDRESS]:PORT}, with or without a space between, or of {@code ADDRESS (NAME)}; {@link #BY_DOMAIN} if
     * it has no name and is outside.
     */
    public int relay(byte[] block, int from, int to) {
        return relay(block, from, to, Kind.RECEIVER);
    }

    /** @param otherwise what the relay is if its port does not tell */
    public int relay(byte[] block, int from, int to, Kind otherwise) {
        long hash = LogOctets.hash(block, from, to, key + otherwise.ordinal());
        int slot = (int) (hash >>> 20) & SLOTS - 1;
        if (knownHashes[slot] != hash) {
            known[slot] = findRelay(LogOctets.text(block, from, to), otherwise);
            knownHashes[slot] = hash;
        }
        return known[slot];
    }

    private int findRelay(String relay, Kind otherwise) {
        int name = relay.indexOf(" (");
        if (name > 0 && relay.endsWith(")")) {
            return findRelay(
                    relay.substring(name + 2, relay.length() - 1) + bracketed(relay.substring(0, name)), otherwise);
        }
        int open = relay.indexOf('[');
        int close = relay.indexOf(']', open + 1);
        if (open < 0 && isAddress(relay)) {
            return findRelay(bracketed(relay), otherwise);
        }
        if (open < 0 || close < 0) {
            return local();
        }
        String host = withoutDot(relay.substring(0, open).strip());
        String address = relay.substring(relay.startsWith(IPV6, open + 1) ? open + 1 + IPV6.length() : open + 1, close);
        String port = relay.startsWith("]:", close) ? relay.substring(close + 2) : "";
        if (address.startsWith("private/") || address.startsWith("/") || address.contains("/")) {
            return local();
        }
        if (isInside(address)) {
            return numbers.target(new MailTarget(Kind.HOP, Optional.empty(), hop(address, port)));
        }
        Kind kind = SUBMISSION.contains(port) ? Kind.SMARTHOST : otherwise;
        return named(kind, host).map(numbers::target).orElse(BY_DOMAIN);
    }

    private static String bracketed(String address) {
        return address.startsWith("[") ? address : "[" + address + "]";
    }

    /** A name of the DNS may end in a dot. */
    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String hop(String address, String port) {
        return port.isEmpty() ? address : (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static boolean isAddress(String text) {
        try {
            IpAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isInside(String address) {
        try {
            IpAddress parsed = IpAddress.parse(address).unmapped();
            return SpecialPurpose.of(parsed)
                    .filter(purpose -> purpose == SpecialPurpose.NOT_ROUTED)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The target of a host of which the log has only the name; {@link #BY_DOMAIN} if this is no name of a host. */
    public int host(String host, Kind kind) {
        return named(kind, withoutDot(host)).map(numbers::target).orElse(BY_DOMAIN);
    }

    /** The receiver that runs a host; empty if this is no name of a host. */
    private Optional<MailTarget> named(Kind kind, String host) {
        Optional<Receiver> receiver =
                DomainName.ofOctets(host.toLowerCase(Locale.ROOT)).flatMap(classifier::receiver);
        if (receiver.isPresent()) {
            return receiver.map(found -> target(kind, found));
        }
        return MailSuffix.of(host).map(suffix -> new MailTarget(kind, Optional.empty(), suffix));
    }

    /** A receiver of the catalogue. */
    public static MailTarget target(Kind kind, Receiver receiver) {
        return new MailTarget(kind, Optional.of(receiver.id()), receiver.name());
    }

    /** What the name of a server tells about a reply. */
    public ReceiverHints hints(String host) {
        if (hints.size() >= MOST_HINTS) {
            hints.clear();
        }
        return hints.computeIfAbsent(
                host,
                name -> DomainName.ofOctets(name.toLowerCase(Locale.ROOT))
                        .map(ReceiverHints::of)
                        .orElseGet(ReceiverHints::none));
    }

    /** Whether a receiver of the catalogue is an operator, and not only a mail server that anyone runs. */
    public static boolean isOperator(Receiver receiver) {
        return !receiver.id().equals("postfix") && !receiver.id().equals("exim");
    }

    /** The number of the domain of a recipient's address; 0 without one, and if domains are not counted. */
    public int recipientDomain(byte[] block, int from, int to) {
        int at = numbers.countsDomains() ? MailAddress.domain(block, from, to) : -1;
        return at < 0 ? 0 : numbers.domain(readable(LogOctets.text(block, at, to)));
    }

    private static String readable(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return MailSuffix.of(lower).isPresent() ? lower : UNREADABLE;
    }

    /** The target of a recipient's domain. */
    public int domain(byte[] block, int from, int to) {
        long hash = LogOctets.hash(block, from, to, ~key);
        int slot = (int) (hash >>> 20) & SLOTS - 1;
        if (knownHashes[slot] != hash) {
            String name = readable(LogOctets.text(block, from, to));
            known[slot] = numbers.target(new MailTarget(Kind.RECEIVER, Optional.empty(), name));
            knownHashes[slot] = hash;
        }
        return known[slot];
    }
}
