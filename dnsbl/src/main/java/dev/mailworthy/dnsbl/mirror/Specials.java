package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.mirror.data.Cursor;
import dev.mailworthy.dnsbl.mirror.data.Substitutions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The special entries of a file, which begin with a dollar sign. */
final class Specials {

    /** The TTL of rbldnsd for a file without $TTL, in seconds. */
    private static final long DEFAULT_TTL = 35 * 60;

    private static final int MAX_NAME_SERVERS = 32;

    private final Instant now;
    private final long modified;
    private final Substitutions substitutions = new Substitutions();
    private long ttl = DEFAULT_TTL;
    private Optional<TimedSoa> soa = Optional.empty();
    private List<DomainName> nameServers = List.of();
    private long nameServerTtl;
    private Optional<Instant> expires = Optional.empty();
    private long largestRange = 1L << 32;

    /** An SOA record. A TTL of 0 means the TTL of the file. */
    private record TimedSoa(DnsRecord.Soa soa, long ttl) {}

    /**
     * @param now the time that $TIMESTAMP is compared with
     * @param modified when the file changed, in seconds since 1970; the serial number if $SOA has none
     */
    Specials(Instant now, long modified) {
        this.now = now;
        this.modified = modified;
    }

    /**
     * Reads an entry; the cursor is behind its dollar sign.
     *
     * @param comment whether the line is a comment for other programs; then an unknown entry is no error
     * @throws IllegalArgumentException with one sentence if the entry is not valid
     */
    void read(Cursor line, boolean comment) {
        String keyword = line.word().toUpperCase(Locale.ROOT);
        if (keyword.length() == 1 && Cursor.isDigit(keyword.charAt(0))) {
            substitutions.define(keyword.charAt(0) - '0', text(line, keyword));
            return;
        }
        switch (keyword) {
            case "=" -> substitutions.defineBase(text(line, keyword));
            case "TTL" -> readTtl(words(line, keyword, 1, 1));
            case "SOA" -> readSoa(words(line, keyword, 8, 8));
            case "NS" -> readNameServers(words(line, keyword, 2, Integer.MAX_VALUE));
            case "TIMESTAMP" -> readTimestamp(words(line, keyword, 1, 2));
            case "MAXRANGE4" -> readLargestRange(words(line, keyword, 1, 1).get(0));
            default -> {
                if (!comment) {
                    throw new IllegalArgumentException("$" + keyword + " is unknown"
                            + (keyword.equals("DATASET")
                                    ? "; a combined file is to be split into one file a zone"
                                    : ""));
                }
            }
        }
    }

    private static byte[] text(Cursor line, String keyword) {
        byte[] text = line.rest().copy();
        if (text.length == 0) {
            throw new IllegalArgumentException("$" + keyword + " has no text");
        }
        return text;
    }

    private static List<String> words(Cursor line, String keyword, int least, int most) {
        List<String> words = new ArrayList<>();
        for (line.skipSpaces(); !line.atEnd(); line.skipSpaces()) {
            words.add(line.word());
        }
        if (words.size() < least || words.size() > most) {
            throw new IllegalArgumentException(
                    "$" + keyword + " has too " + (words.size() < least ? "few" : "many") + " values: " + words.size());
        }
        return words;
    }

    private void readTtl(List<String> words) {
        long seconds = TimeText.seconds(words.get(0));
        ttl = seconds == 0 ? DEFAULT_TTL : seconds;
    }

    private void readSoa(List<String> words) {
        long serial = Cursor.of(words.get(3)).wholeNumber(0xFFFFFFFFL, "the serial number");
        for (String time : words.subList(4, 8)) {
            TimeText.seconds(time);
        }
        DnsRecord.Soa record = new DnsRecord.Soa(
                DomainName.ofText(words.get(1)),
                DomainName.ofText(words.get(2)),
                serial == 0 ? modified & 0xFFFFFFFFL : serial,
                TimeText.seconds(words.get(7)));
        TimedSoa read = new TimedSoa(record, TimeText.seconds(words.get(0)));
        soa = soa.or(() -> Optional.of(read));
    }

    /** Reads $NS. A name with a dash in front is left out. */
    private void readNameServers(List<String> words) {
        long seconds = TimeText.seconds(words.get(0));
        List<DomainName> names = words.subList(1, words.size()).stream()
                .filter(word -> !word.startsWith("-"))
                .limit(MAX_NAME_SERVERS)
                .map(DomainName::ofText)
                .toList();
        if (nameServers.isEmpty()) {
            nameServers = names;
            nameServerTtl = seconds;
        }
    }

    private void readTimestamp(List<String> words) {
        Optional<Instant> made = given(words.get(0)).map(TimeText::stamp);
        if (made.isPresent() && made.get().isAfter(now)) {
            throw new IllegalArgumentException("the data are of " + made.get() + ", which is in the future");
        }
        if (words.size() == 1) {
            return;
        }
        Optional<Instant> end = given(words.get(1))
                .map(word -> word.startsWith("+")
                        ? made.orElseThrow(() -> new IllegalArgumentException(
                                        "there is no time that +expires could be added to"))
                                .plusSeconds(TimeText.seconds(word.substring(1)))
                        : TimeText.stamp(word));
        if (end.isPresent() && expires.map(end.get()::isBefore).orElse(true)) {
            expires = end;
        }
    }

    private static Optional<String> given(String word) {
        return word.equals("0") || word.equals("-") ? Optional.empty() : Optional.of(word);
    }

    /** Reads $MAXRANGE4. The limit can only become smaller. */
    private void readLargestRange(String word) {
        Cursor text = Cursor.of(word);
        long size = text.skip('/')
                ? 1L << 32 - text.wholeNumber(32, "the prefix length")
                : text.wholeNumber(0xFFFFFFFFL, "the size of a range");
        if (size == 0 || size == 1L << 32) {
            throw new IllegalArgumentException("$MAXRANGE4 is 1 to 4294967295 addresses or /1 to /32");
        }
        largestRange = Math.min(largestRange, size);
    }

    Substitutions substitutions() {
        return substitutions;
    }

    /** The TTL of the values in seconds. */
    long ttl() {
        return ttl;
    }

    Optional<DnsRecord.Soa> soa() {
        return soa.map(TimedSoa::soa);
    }

    long soaTtl() {
        return soa.map(TimedSoa::ttl).filter(seconds -> seconds > 0).orElse(ttl);
    }

    List<DomainName> nameServers() {
        return nameServers;
    }

    long nameServerTtl() {
        return nameServerTtl == 0 ? ttl : nameServerTtl;
    }

    /** When the data expire, if the file says so. */
    Optional<Instant> expires() {
        return expires;
    }

    /** The most IPv4 addresses of one entry. */
    long largestRange() {
        return largestRange;
    }
}
