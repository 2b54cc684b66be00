package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.Set;

/**
 * The log of Postfix 2.x to 3.11 ({@code log_adhoc.c}, {@code msg_syslog.c}). A program is {@code postfix/smtp}, or with another
 * {@code syslog_name} {@code postfix-out/smtp} and {@code postfix/relay/smtp}; its last part decides. Queue ids are distinguished by
 * the host and not by the instance, because a transport alone may have a {@code syslog_name} of its own.
 */
public final class PostfixFormat implements LogFormat {

    private static final Set<String> DELIVERING =
            Set.of("smtp", "lmtp", "local", "virtual", "pipe", "error", "retry", "discard");

    private static final byte[] CLIENT = LogOctets.of("client=");
    private static final byte[] UID = LogOctets.of("uid=");
    private static final byte[] MESSAGE_ID = LogOctets.of("message-id=");
    private static final byte[] RESENT_ID = LogOctets.of("resent-message-id=");
    private static final byte[] REMOVED = LogOctets.of("removed");
    private static final byte[] EXPIRED = LogOctets.of(">, status=expired, returned to sender");
    private static final byte[] FORCED = LogOctets.of(">, status=force-expired, returned to sender");

    private final DeliveryTally tally;
    private final ReplyClassifier classifier;
    private final long key;

    /** @param key makes the numbers of messages and recipients */
    public PostfixFormat(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.classifier = classifier;
        this.key = key;
    }

    @Override
    public String name() {
        return "Postfix";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        int slash = program.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        String daemon = program.substring(slash + 1);
        if (DELIVERING.contains(daemon)) {
            return Optional.of(
                    new PostfixDelivery(tally, classifier, key, source(program.substring(0, slash)), daemon));
        }
        return Optional.ofNullable(
                switch (daemon) {
                    case "smtpd" -> line -> begin(line, CLIENT, CLIENT);
                    case "cleanup" -> line -> begin(line, MESSAGE_ID, RESENT_ID);
                    case "pickup" -> line -> begin(line, UID, UID);
                    case "qmgr", "nqmgr", "oqmgr" -> this::queue;
                    case "postsuper" -> this::removed;
                    default -> null;
                });
    }

    /** An instance may be named after the address that it sends from: {@code postfix-192.0.2.1}. */
    private static Optional<IpAddress> source(String instance) {
        int dash = instance.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(IpAddress.parse(instance.substring(dash + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Where the queue id ends, if the text begins with one and a colon; otherwise -1. No queue id has a small vowel, so that a
     * word such as {@code warning:} is none.
     */
    static int queueId(LoggedLine line) {
        byte[] block = line.block();
        int end = line.end() - 2;
        int at = line.start();
        while (at < end && isOfQueueId(block[at])) {
            at++;
        }
        return at > line.start() && at < end && block[at] == ':' && block[at + 1] == ' ' ? at : -1;
    }

    private static boolean isOfQueueId(byte octet) {
        return switch (octet) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            default -> LogOctets.isAlphanumeric(octet);
        };
    }

    private long message(LoggedLine line, int idEnd) {
        return message(line, idEnd, key);
    }

    static long message(LoggedLine line, int idEnd, long key) {
        return LogOctets.hash(line.block(), line.start(), idEnd, line.host() ^ key);
    }

    private void begin(LoggedLine line, byte[] one, byte[] other) {
        int idEnd = queueId(line);
        if (idEnd < 0) {
            return;
        }
        int text = idEnd + 2;
        boolean begins = LogOctets.startsWith(line.block(), text, line.end(), one)
                || LogOctets.startsWith(line.block(), text, line.end(), other);
        if (begins) {
            tally.begun(message(line, idEnd), line.second());
        }
    }

    private void queue(LoggedLine line) {
        int idEnd = queueId(line);
        if (idEnd < 0) {
            return;
        }
        if (isRemoved(line, idEnd)) {
            tally.ended(message(line, idEnd), line.second());
        } else if (endsWith(line, EXPIRED) || endsWith(line, FORCED)) {
            tally.expired(message(line, idEnd), line.second());
        }
    }

    private void removed(LoggedLine line) {
        int idEnd = queueId(line);
        if (idEnd >= 0 && isRemoved(line, idEnd)) {
            tally.ended(message(line, idEnd), line.second());
        }
    }

    private static boolean isRemoved(LoggedLine line, int idEnd) {
        return line.end() - idEnd == 2 + REMOVED.length
                && LogOctets.startsWith(line.block(), idEnd + 2, line.end(), REMOVED);
    }

    /** The sender's address stands before these words and can therefore not imitate them. */
    private static boolean endsWith(LoggedLine line, byte[] words) {
        return line.end() - line.start() > words.length
                && LogOctets.startsWith(line.block(), line.end() - words.length, line.end(), words);
    }
}
