package dev.mailworthy.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worlds in which this machine's own rules, or an address translation, decide what a run sees. */
@NetworkTest
class NetOwnRulesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Mail server's user 4321, the run's user 0.
                "uidrange 4321-4321 ipproto tcp dport 25 prohibit | DEPENDS_ON_USER LOW",
                "uidrange 1-65000 ipproto tcp dport 25 blackhole  | DEPENDS_ON_USER LOW",
                "uidrange 5000-6000 ipproto tcp dport 25 prohibit | OPEN HIGH",
                "ipproto tcp dport 20-30 unreachable              | BLOCKED_LOCAL HIGH",
            })
    void aRuleOfRouting(String rule, String verdict, NetBench bench) throws IOException {
        String[] words = rule.split(" ");
        bench.lab().ip("c", all("rule", "add", words));
        try {
            bench.expect("IPV4", verdict);
        } finally {
            bench.lab().ip("c", all("rule", "del", words));
        }
    }

    private static String[] all(String object, String verb, String[] words) {
        return Stream.concat(Stream.of(object, verb), Arrays.stream(words)).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "output | tcp dport 25 meta skgid != 0 drop                                    | DEPENDS_ON_USER LOW",
                "output | tcp dport 25 meta skgid != { 0, 4321 } drop                          | OPEN HIGH",
                "output | meta skuid 4321 meta mark set 7; tcp dport 25 meta mark 7 drop       | DEPENDS_ON_USER LOW",
                "output | tcp dport 25 ip daddr 203.0.113.11 reject                            | OPEN MEDIUM",
                "input  | tcp sport 25 drop                                                    | BLOCKED_LOCAL HIGH",
                "input  | tcp sport { 53, 80, 443 } accept; udp sport 53 accept; iif lo accept; drop | BLOCKED_LOCAL HIGH",
                "input  | ct state established,related accept; tcp sport 25 drop               | OPEN HIGH",
            })
    void aRuleOfTheClient(String hook, String rules, String verdict, NetBench bench) throws IOException {
        bench.lab()
                .clientRules("table inet mine {\nchain it {\ntype filter hook " + hook + " priority 0; policy accept;\n"
                        + rules.replace("; ", "\n") + "\n}\n}\n");
        bench.expect("IPV4", verdict);
    }

    private static String clientChain(String type, String rules) {
        return "table inet mine {\nchain leaving {\ntype " + type + "; policy accept;\n" + rules.replace("; ", "\n")
                + "\n}\n}\n";
    }

    /** Rules of the client itself. The agent runs as root; the mail server's user is 4321. */
    @ParameterizedTest(name = "{0} {1}: {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "IPV4 | filter hook output priority 0 | tcp dport 25 drop                           | BLOCKED_LOCAL HIGH",
                "IPV6 | filter hook output priority 0 | tcp dport 25 drop                           | BLOCKED_LOCAL HIGH",
                "IPV4 | filter hook postrouting priority 0 | tcp dport 25 drop                     | BLOCKED_LOCAL HIGH",
                "IPV4 | nat hook output priority -100 | tcp dport 25 dnat ip to 203.0.113.21:443    | REDIRECTED_LOCAL HIGH",
                "IPV4 | nat hook output priority -100 | tcp dport 25 redirect to :1                 | BLOCKED_LOCAL HIGH",
                "IPV6 | nat hook output priority -100 | tcp dport 25 redirect to :1                 | BLOCKED_LOCAL HIGH",
                "IPV4 | filter hook output priority 0 | tcp dport 25 meta skuid != 0 drop           | DEPENDS_ON_USER LOW",
                "IPV6 | filter hook output priority 0 | tcp dport 25 meta skuid != 0 drop           | DEPENDS_ON_USER LOW",
                "IPV4 | filter hook output priority 0 | tcp dport 25 meta skuid != 4321 drop        | DEPENDS_ON_USER LOW",
                "IPV4 | filter hook output priority 0 | tcp dport 25 meta skuid != { 0, 4321 } drop | OPEN HIGH",
                "IPV4 | filter hook output priority 0 | tcp dport 25 ct state new limit rate over 1/hour burst 3"
                        + " packets drop | THROTTLED_LOCAL HIGH",
                "IPV4 | filter hook output priority 0 | tcp dport 465 drop                          | OPEN HIGH",
            })
    void aRuleOfTheClientIsNamedAsItsOwn(String family, String type, String rules, String verdict, NetBench bench)
            throws IOException {
        bench.lab().clientRules(clientChain(type, rules));
        bench.expect(family, verdict);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"drop", "reject", "reject with tcp reset", "reject with icmpx type admin-prohibited"})
    void thisMachinesOwnFilterClosesPort25(String how, NetBench bench) throws IOException {
        bench.lab().client(List.of("tcp dport { 25, 2525 } " + how));
        bench.expect("IPV4", "BLOCKED_LOCAL HIGH");
    }

    @Test
    void thisMachinesOwnFilterClosesAllPortsWithoutARule(NetBench bench) throws IOException {
        bench.lab().client(List.of("ct state established,related accept", "tcp dport { 53, 80, 443 } accept", "drop"));
        bench.expect("IPV4", "BLOCKED_LOCAL HIGH");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"prohibit", "blackhole"})
    void aLocalRouteRefuses(String kind, NetBench bench) throws IOException {
        bench.lab().ip("c", "route", "add", kind, "203.0.113.0/28");
        bench.lab().ip("c", "route", "add", kind, "203.0.113.16/32");
        try {
            bench.expect("IPV4", "BLOCKED_LOCAL HIGH");
        } finally {
            bench.lab().ip("c", "route", "del", kind, "203.0.113.0/28");
            bench.lab().ip("c", "route", "del", kind, "203.0.113.16/32");
        }
    }

    /** The rule is for TCP to port 25 alone, so that a look at the route does not find it. */
    @Test
    void aRoutingRuleForThePortRefuses(NetBench bench) throws IOException {
        bench.lab().ip("c", "rule", "add", "ipproto", "tcp", "dport", "25", "prohibit");
        try {
            bench.expect("IPV4", "BLOCKED_LOCAL HIGH");
        } finally {
            bench.lab().ip("c", "rule", "del", "ipproto", "tcp", "dport", "25", "prohibit");
        }
    }

    @Test
    void theKernelsSecurityPolicyRefuses(NetBench bench) throws IOException {
        bench.lab().ip("c", "xfrm", "policy", "add", "dir", "out", "proto", "tcp", "dport", "25", "action", "block");
        try {
            bench.expect("IPV4", "BLOCKED_LOCAL HIGH");
        } finally {
            bench.lab().ip("c", "xfrm", "policy", "flush");
        }
    }

    @Test
    void onlyIpv6IsRedirectedHere(NetBench bench) throws IOException {
        bench.lab()
                .clientRules("table ip6 mine {\nchain it {\ntype nat hook output priority -100;\n"
                        + "tcp dport 25 dnat to [2001:db8:100::21]:443\n}\n}\n");
        bench.expect("IPV4,IPV6", "OPEN HIGH", "REDIRECTED_LOCAL HIGH", "CAN_SEND_DIRECT");
    }

    @Test
    void ipv6IsDeadToHalfOfTheOperators(NetBench bench) throws IOException {
        bench.lab()
                .router(List.of("ip6 daddr { 2001:db8:100::11, 2001:db8:100::12, 2001:db8:100::13 } drop"), List.of());
        bench.expect("IPV4,IPV6", "OPEN HIGH", "OPEN MEDIUM", "CAN_SEND_DIRECT");
    }

    @Test
    void operatorsAreClosedInDifferentWays(NetBench bench) throws IOException {
        bench.lab()
                .router(
                        List.of(
                                "tcp dport 25 ip daddr { 203.0.113.11, 203.0.113.12 } drop",
                                "tcp dport 25 ip daddr { 203.0.113.13, 203.0.113.14 } reject with tcp reset",
                                "tcp dport 25 ip daddr { 203.0.113.15, 203.0.113.16 } reject with icmp type admin-prohibited"),
                        List.of());
        bench.expect("IPV4", "INCONCLUSIVE LOW");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp dport 25 snat to 203.0.112.9  | SENDING-ADDRESS-TRANSLATED 203.0.112.9",
                "tcp dport 443 snat to 203.0.112.9 | ",
                // Two operators see one address, and four see another.
                "tcp dport 25 ip daddr 203.0.113.11-203.0.113.12 snat to 203.0.112.8; tcp dport 25 snat to 203.0.112.9"
                        + " | SENDING-ADDRESS-TRANSLATED 203.0.112.9",
                "tcp dport 25 ip daddr 203.0.113.11-203.0.113.13 snat to 203.0.112.8; tcp dport 25 snat to 203.0.112.9"
                        + " | SENDING-ADDRESS-UNSURE 203.0.112.8",
            })
    void receiversSeeAnotherAddress(String rules, String finding, NetBench bench) throws IOException {
        bench.all("names");
        bench.lab().translate(List.of(rules.split("; ")));
        assertThat(bench.found()).isEqualTo(finding == null ? List.of() : List.of(finding));
    }
}
