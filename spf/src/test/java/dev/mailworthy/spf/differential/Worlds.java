package dev.mailworthy.spf.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random domains with valid and broken records. All are in one zone, each with its own names. */
final class Worlds {

    /** One check. */
    record Case(int id, String ip, String mailFrom, String helo, String record) {}

    private final SplittableRandom random;
    private final StringBuilder zone =
            new StringBuilder("$ORIGIN .\n$TTL 60\n@ SOA ns.invalid. h.invalid. 1 2 3 4 60\n");
    private final List<Case> cases = new ArrayList<>();

    Worlds(long seed, int count) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            add(i);
        }
    }

    String zone() {
        return zone.toString();
    }

    List<Case> cases() {
        return cases;
    }

    private void add(int id) {
        String w = "w" + id + ".test";
        boolean six = random.nextInt(4) == 0;
        String ip = six
                ? "2001:db8:" + Integer.toHexString(id / 256) + "::" + Integer.toHexString(id % 256 + 1)
                : "10." + random.nextInt(4) + "." + id / 250 + "." + (id % 250 + 1);
        String record = record(w, ip, true);
        txt(w, record);
        if (random.nextInt(40) == 0) {
            txt(w, random.nextBoolean() ? "v=spf1 -all" : "some other text");
        }
        txt("i." + w, record(w, ip, false));
        txt("j." + w, "v=spf1 " + network(ip) + " -all");
        txt("n." + w, random.nextBoolean() ? "v=spf1 ?all" : "v=spf1");
        txt("e." + w, "see %{i} %{d} %{s}");
        host("h." + w, ip, six);
        host(w, ip, six);
        host("m." + w, ip, six);
        line(w, "MX", "10 m." + w + ".");
        line("h." + w, "MX", "10 h." + w + ".");
        String reverse =
                dev.mailworthy.core.net.IpAddress.parse(ip).reverseName().toString();
        line(reverse, "PTR", (random.nextBoolean() ? "h." + w : "x.other.test") + ".");
        if (random.nextInt(10) == 0) {
            zone.append(";fault servfail f.").append(w).append(".\n");
        }
        line("f." + w, "A", "192.0.2.99");
        String local = random.nextInt(5) == 0 ? "a.b-c+d" : "user";
        String mailFrom = random.nextInt(12) == 0 ? "" : local + "@" + w;
        cases.add(new Case(id, ip, mailFrom, mailFrom.isEmpty() ? w : "mail." + w, record));
    }

    private void host(String name, String ip, boolean six) {
        boolean own = random.nextInt(3) == 0;
        line(name, six ? "AAAA" : "A", own ? ip : six ? "2001:db8:ffff::1" : "10.200.0.1");
        if (random.nextBoolean()) {
            line(name, six ? "A" : "AAAA", six ? "10.200.0.2" : "2001:db8:ffff::2");
        }
    }

    private void line(String name, String type, String data) {
        zone.append(name).append(". ").append(type).append(' ').append(data).append('\n');
    }

    private void txt(String name, String text) {
        StringBuilder data = new StringBuilder();
        for (int at = 0; at < text.length(); at += 200) {
            data.append(" \"")
                    .append(text.substring(at, Math.min(text.length(), at + 200))
                            .replace("\\", "\\\\"))
                    .append('"');
        }
        line(name, "TXT", data.toString());
    }

    private String record(String w, String ip, boolean outer) {
        StringBuilder text = new StringBuilder("v=spf1");
        for (int n = random.nextInt(outer ? 6 : 4); n > 0; n--) {
            text.append(' ').append(term(w, ip, outer));
        }
        if (random.nextInt(6) != 0) {
            text.append(pick(" -all", " ~all", " ?all", " -all", " +all"));
        } else if (outer && random.nextBoolean()) {
            text.append(" redirect=").append(pick("i.", "j.", "n.", "gone.")).append(w);
        }
        if (random.nextInt(12) == 0) {
            text.append(' ').append(broken(w));
        }
        return text.toString();
    }

    private String term(String w, String ip, boolean outer) {
        String sign = pick("", "", "", "+", "-", "~", "?");
        return sign
                + switch (random.nextInt(outer ? 13 : 9)) {
                    case 0, 1 -> network(ip);
                    case 2 -> "a";
                    case 3 -> "a:h." + w + pick("", "/24", "/32//128", "//64", "/8//16");
                    case 4 -> "mx" + pick("", "/24", "//32", ":h." + w);
                    case 5 -> "exists:" + pick("h." + w, "%{l}." + w, "%{ir}.%{v}.%{d}", "%{l1r-}.%{d2}", "f." + w);
                    case 6 -> "a:" + pick("gone." + w, "h.%{d}", "%{o}", "h." + w);
                    case 7 -> "ip4:10.200.0.0/" + pick("8", "16", "30", "0");
                    case 8 -> "ptr" + pick("", ":other.test", ":" + w);
                    case 9 -> "include:i." + w;
                    case 10 -> "include:j." + w;
                    case 11 -> "include:" + pick("n." + w, "gone." + w, "f." + w);
                    default -> "a:f." + w;
                };
    }

    private String network(String ip) {
        boolean six = ip.indexOf(':') >= 0;
        return (six ? "ip6:" : "ip4:")
                + (random.nextBoolean() ? ip : six ? "2001:db8:fffe::" : "10.250.0.0")
                + (random.nextBoolean() ? "" : six ? pick("/32", "/64", "/128") : pick("/8", "/16", "/24", "/32"));
    }

    private String broken(String w) {
        return pick(
                "foo",
                "a:",
                "ip4:1.2.3",
                "ip4:1.2.3.4/33",
                "a/01",
                "mx:b",
                "include",
                "exists",
                "%{x}",
                "a:%{z}." + w,
                "all:x",
                "foo=bar",
                "moo=%{d}",
                "ra=x",
                "exp=e." + w,
                "redirect=j." + w,
                "a:%%." + w,
                "ip6:::1/129",
                "?exp=e." + w);
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
