package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Random files with all forms of the format, and targets near their entries. There are few keys, so that entries overlap. */
final class RandomFiles {

    private static final int[] OCTETS = {0, 1, 2, 3, 7, 8, 127, 128, 254, 255};
    private static final String[] GROUPS = {"0", "1", "2", "f", "10", "ff00", "7fff", "8000", "db8", "2001"};
    private static final List<String> LABELS = List.of("a", "b", "c", "_d", "x-1", "xn--p1ai", "0", "127");
    private static final List<String> WORDS = List.of(
            "$", "$$", "$1", "$2", "$3", "$=", " see ", "http://l.test/?q=", "=", "#", ":", "x", "\\", "\"", "é");

    private final Random random;
    /** The beginnings of keys in IPv6 files. Targets use them, because random targets would match no entry. */
    private final List<String> starts = new ArrayList<>();

    RandomFiles(long seed) {
        random = new Random(seed);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A whole file. */
    String file(MirrorType type, int lines) {
        StringBuilder text = new StringBuilder("# a comment\n;another\n\n");
        for (int digit = 0; digit < 3; digit++) {
            if (chance(60)) {
                text.append(chance(30) ? "#" : "")
                        .append('$')
                        .append(digit)
                        .append(' ')
                        .append(text());
                text.append('\n');
            }
        }
        if (chance(30)) {
            text.append("$= base $= of ").append(text()).append('\n');
        }
        if (chance(50)) {
            text.append("$TTL ")
                    .append(1 + random.nextInt(90))
                    .append(one(List.of("", "s", "m", "h")))
                    .append('\n');
        }
        if (chance(30)) {
            text.append("$SOA 1h ns.l.test host.l.test 7 1h 1h 1w 5m\n$NS 1d a.l.test -b.l.test c.l.test\n");
        }
        if (chance(20) && type != MirrorType.DNSET) {
            text.append("$MAXRANGE4 /").append(4 + random.nextInt(20)).append('\n');
        }
        for (int i = 0; i < lines; i++) {
            text.append(line(type)).append('\n');
        }
        return text.toString();
    }

    private String line(MirrorType type) {
        if (chance(4)) {
            return one(List.of("", "# note", "; note", "  # note", "#"));
        }
        if (chance(8)) {
            return ":" + address() + (chance(30) ? "" : ":" + (chance(20) ? "" : text()));
        }
        String spaces = chance(10) ? one(List.of(" ", "\t", "  ")) : "";
        boolean exclusion = chance(15);
        return spaces + (exclusion ? "!" : "") + key(type, exclusion) + (chance(40) ? "" : value());
    }

    private String value() {
        return one(List.of(" ", "\t", "   "))
                + switch (random.nextInt(6)) {
                    case 0 -> "# comment";
                    case 1 -> ":" + address();
                    case 2 -> ":" + address() + ":";
                    case 3 -> ":" + address() + ":" + text() + "  ";
                    case 4 -> ":" + address() + " : " + text();
                    default -> "t" + text();
                };
    }

    private String address() {
        return chance(80)
                ? String.valueOf(1 + random.nextInt(9))
                : "127.0." + random.nextInt(3) + "." + random.nextInt(9);
    }

    /** A short text, because rbldnsd leaves out a record that does not fit a datagram. */
    private String text() {
        StringBuilder text = new StringBuilder(one(List.of("", "=", "listed ", "$ ")));
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(one(WORDS));
        }
        return text.append(random.nextInt(4)).toString();
    }

    private String key(MirrorType type, boolean exclusion) {
        return switch (type) {
            case IP4SET -> chance(60) ? network4(1) : range4();
            case IP4TRIE -> network4(0);
            case IP6TRIE -> network6();
            case IP6TSET -> exclusion ? address6() : start(4);
            case DNSET -> one(List.of("", "", ".", "*.")) + name();
        };
    }

    private String octets(int count) {
        StringBuilder text = new StringBuilder(octet());
        for (int i = 1; i < count; i++) {
            text.append('.').append(octet());
        }
        return text.toString();
    }

    private String octet() {
        return String.valueOf(OCTETS[random.nextInt(OCTETS.length)]);
    }

    private String network4(int shortest) {
        if (chance(60)) {
            return octets(2 + random.nextInt(3));
        }
        int prefix = Math.max(shortest, random.nextInt(33));
        long bits = bits4() & (prefix == 0 ? 0 : -1L << 32 - prefix);
        String whole = (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
        return whole + "/" + prefix;
    }

    private long bits4() {
        long bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = bits << 8 | OCTETS[random.nextInt(OCTETS.length)];
        }
        return bits;
    }

    private String range4() {
        int count = 1 + random.nextInt(4);
        String[] first = octets(count).split("\\.");
        String[] last = octets(count).split("\\.");
        int shared = random.nextInt(count);
        boolean swapped = false;
        for (int i = 0; i < count; i++) {
            last[i] = i < shared ? first[i] : last[i];
            if (!swapped && !first[i].equals(last[i])) {
                swapped = true;
                if (Integer.parseInt(first[i]) > Integer.parseInt(last[i])) {
                    String[] other = first;
                    first = last;
                    last = other;
                }
            }
        }
        boolean suffix = shared == count - 1 || count == 1;
        return String.join(".", first) + "-" + (suffix && chance(50) ? last[count - 1] : String.join(".", last));
    }

    private String groups(int count) {
        StringBuilder text = new StringBuilder(one(List.of(GROUPS)));
        for (int i = 1; i < count; i++) {
            text.append(':').append(one(List.of(GROUPS)));
        }
        return text.toString();
    }

    private String network6() {
        return switch (random.nextInt(4)) {
            case 0 -> start(2 + random.nextInt(7));
            case 1 -> start(1 + random.nextInt(3)) + "::" + groups(1 + random.nextInt(3));
            case 2 -> {
                int count = 1 + random.nextInt(6);
                yield start(count) + (chance(50) ? "::" : "") + "/" + 16 * count;
            }
            default -> one(List.of("::/0", "2001:8000::/17", "2001:db8::/29", "::8000:0:0/97", "2001::/16", "::/3"));
        };
    }

    /** The first groups of a key, new or from an earlier key. */
    private String start(int count) {
        String known = starts.isEmpty() || chance(40) ? groups(8) : one(starts);
        if (chance(30)) {
            starts.add(known);
        }
        return String.join(":", List.of(known.split(":")).subList(0, count));
    }

    private String address6() {
        return start(4) + "::" + one(List.of(GROUPS));
    }

    private String name() {
        StringBuilder text = new StringBuilder(label());
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append('.').append(label());
        }
        return text + (chance(10) ? "." : "");
    }

    private String label() {
        String label = one(LABELS);
        return chance(20) ? label.toUpperCase(Locale.ROOT) : label;
    }

    /** The labels in front of the zone in a question. */
    String target(MirrorType type) {
        return switch (type) {
            case IP4SET, IP4TRIE -> IpAddress.parse(octets(4)).reverseLabels();
            case IP6TRIE, IP6TSET ->
                IpAddress.parse(chance(50) ? start(8) : address6()).reverseLabels();
            case DNSET -> name().replaceAll("\\.$", "");
        };
    }
}
