package dev.mailworthy.dnsbl.peer;

import dev.mailworthy.dnsbl.peer.Rbldnsd.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lists of these tests: the data of each for rbldnsd, and a catalogue of all. */
final class ListData {

    static final String SUFFIX = ".lists.test";
    static final long SEED = 5782;

    /** The random lists by their ids. */
    private static final Map<String, Drawn> DRAWN = Map.of(
            "many", Drawn.of(SEED, Drawn.Kind.IP4, 200_000),
            "sixes", Drawn.of(SEED, Drawn.Kind.IP6, 5_000),
            "domains", Drawn.of(SEED, Drawn.Kind.DOMAIN, 5_000));

    private static final String TEST4 = "127.0.0.2 :2:Test entry\n";
    private static final String TEST6 = "0:0:0:0:0:ffff:7f00:2/128 :2:Test entry\n";
    private static final String TEST_DOMAIN = "test :2:Test entry\n";

    private static final String IP4 = TEST4 + """
            192.0.2.0/24 :3:Dynamic range, $ is in it
            192.0.2.25 :2:Spam source, see https://lists.test/?ip=$&lang=en
            192.0.2.26 :4:
            !192.0.2.7
            198.51.100.10-198.51.100.20 :4:Open proxy
            203.0.113.9 :2:
            203.0.113.9 :4:
            203.0.113.10 :2:Odd \u001b[31m octets \u00ff
            """;

    private static final String IP6 = TEST6 + """
            2001:db8:1::/48 :4:Infected host in $
            2001:db8:1::25/128 :2:Spam source $
            !2001:db8:1::7/128
            """;

    private static final String NAMES = TEST_DOMAIN + """
            .spam.example :2:Seen in spam: $
            *.hosts.example :3:Free host names
            only.example :4:Only itself
            !ham.spam.example
            """;

    private static final String COMBINED =
            "$DATASET ip4set:four @\n" + IP4 + "$DATASET ip6trie:six @\n" + IP6 + "$DATASET dnset:names @\n" + NAMES;

    /** A list as in the catalogue. */
    private record Entry(String id, String targets, String test) {
        String yaml() {
            return """
                    - id: %s
                      name: List %s
                      operator: these tests
                      zone: %s%s
                      targets: [%s]
                      role: block
                      scope: address
                      lists: what a test needs
                      decode: exact
                      codes:
                      - {match: 127.0.0.2, means: spam source, class: spam, severity: high}
                      - {match: 127.0.0.3, means: dynamic range, class: policy, severity: low}
                      - {match: 127.0.0.4, means: infected host, class: exploit, severity: medium}
                      - {match: 127.0.0.5-9, means: drawn from a seed, class: spam, severity: medium}
                      access: {public_resolver: allowed, key: none}
                      test: {%s}
                      weight: high
                      status: active
                      confidence: high
                    """.formatted(id, id, id, SUFFIX, targets, test);
        }
    }

    private static final String TESTS4 = "listed: [127.0.0.2], clean: [127.0.0.1]";
    private static final String TESTS6 = "listed: ['::FFFF:7F00:2'], clean: ['::FFFF:7F00:1']";
    private static final String TESTS_DOMAIN = "listed: [TEST], clean: [INVALID]";

    private static final List<Entry> ENTRIES = List.of(
            new Entry("ip4", "ip4", TESTS4),
            new Entry("ip6", "ip6", TESTS6),
            new Entry("names", "domain", TESTS_DOMAIN),
            new Entry(
                    "combined",
                    "ip4, ip6, domain",
                    "listed: [127.0.0.2, '::FFFF:7F00:2', TEST], clean: [127.0.0.1, '::FFFF:7F00:1', INVALID]"),
            new Entry("many", "ip4", TESTS4),
            new Entry("sixes", "ip6", TESTS6),
            new Entry("domains", "domain", TESTS_DOMAIN),
            new Entry("untested", "ip4", TESTS4),
            new Entry("untested6", "ip6", TESTS6),
            new Entry("empty", "ip4", TESTS4),
            new Entry("everything", "ip4", TESTS4),
            new Entry("public", "ip4", TESTS4),
            new Entry("quota", "ip4", TESTS4),
            new Entry("hidden", "ip4", TESTS4),
            new Entry("refused", "ip4", TESTS4),
            new Entry("gone", "ip4", TESTS4));

    private ListData() {}

    static List<Zone> zones() {
        return List.of(
                zone("ip4", "ip4set", IP4),
                zone("ip6", "ip6trie", IP6),
                zone("names", "dnset", NAMES),
                zone("combined", "combined", COMBINED),
                zone("many", "ip4set", TEST4 + drawn("many").text()),
                zone("sixes", "ip6trie", TEST6 + drawn("sixes").text()),
                zone("domains", "dnset", TEST_DOMAIN + drawn("domains").text()),
                zone("untested", "ip4set", IP4.substring(TEST4.length())),
                zone("untested6", "ip6trie", IP6.substring(TEST6.length())),
                zone("empty", "ip4set", ""),
                zone("everything", "ip4trie", "0.0.0.0/0 :2:The list has ended\n"),
                zone("public", "ip4set", IP4),
                zone("public", "acl", "127.0.0.0/8 :127.255.255.254:Error: open resolver\n"),
                zone("quota", "ip4set", TEST4 + "192.0.2.25 :127.255.255.255:Error: too many queries\n"),
                zone("hidden", "ip4set", IP4),
                zone("hidden", "acl", "127.0.0.0/8 :empty\n"),
                zone("refused", "ip4set", IP4),
                zone("refused", "acl", "127.0.0.0/8 :refuse\n"));
    }

    static Drawn drawn(String id) {
        return Objects.requireNonNull(DRAWN.get(id), id);
    }

    private static Zone zone(String id, String dataset, String text) {
        return new Zone(id + SUFFIX, dataset, text);
    }

    /** The zone names of all lists, also of one that no server has. */
    static List<String> zoneNames() {
        return ENTRIES.stream().map(entry -> entry.id() + SUFFIX).toList();
    }

    static String catalogue() {
        List<String> lines =
                new ArrayList<>(List.of("schema: 1\ncompiled: '2026-11-24'\nreviewed: '2026-11-24'\nlists:\n"));
        ENTRIES.forEach(entry -> lines.add(entry.yaml()));
        return String.join("", lines);
    }
}
