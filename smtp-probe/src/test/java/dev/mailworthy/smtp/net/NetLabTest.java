package dev.mailworthy.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verdicts on real networks. With {@code MAILWORTHY_PEERS=required} the tests fail on a machine that cannot run the
 * lab.
 */
@Tag("namespace")
@Timeout(120)
class NetLabTest {

    private static Optional<NetLab> lab = Optional.empty();
    private static Agent servers;
    private static Agent client;

    @BeforeAll
    static void build() throws IOException {
        Optional<String> missing = NetLab.missing();
        boolean required = "required".equals(System.getenv("MAILWORTHY_PEERS"));
        if (missing.isPresent() && required) {
            throw new IllegalStateException("needed here: " + missing.get());
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> "no lab: " + missing.get());
        lab = Optional.of(NetLab.build());
        servers = Agent.start(lab.get().enter("s"), ServerFarm.class);
        client = Agent.start(lab.get().enter("c"), ProbeAgent.class);
    }

    @AfterAll
    static void tearDown() {
        lab.ifPresent(built -> {
            client.close();
            servers.close();
            built.close();
        });
    }

    @BeforeEach
    void everythingOpen() throws IOException {
        lab.orElseThrow().reset();
        servers.tell("clear");
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            greetAs(i, "own", "220 mx.operator" + i + ".example ESMTP");
        }
        for (int i = 21; i <= 23; i++) {
            servers.tell("listen 203.0.113." + i + " 443");
            servers.tell("listen 2001:db8:100::" + i + " 443");
        }
    }

    private static void greetAs(int operator, String mode, String greeting) throws IOException {
        for (String address : addresses(operator)) {
            servers.tell("listen " + address + " 25 " + mode + " " + greeting);
        }
    }

    /** Every mail server again, changed by a device on the path. */
    private static void seenThrough(String mode) throws IOException {
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            for (String address : addresses(i)) {
                servers.tell("stop " + address + " 25");
            }
            greetAs(i, mode, "220 mx.operator" + i + ".example ESMTP");
        }
    }

    private static List<String> addresses(int operator) {
        return List.of("203.0.113." + (10 + operator), "2001:db8:100::" + (10 + operator));
    }

    /** Asserts the verdict line of one family on port 25, with its evidence in the message. */
    private static void expect(String family, String verdict) throws IOException {
        List<String> said = client.tell("probe " + family + " 25 - pinned");
        assertThat(said.get(0)).as(String.join("\n", said)).isEqualTo(family + " 25 - " + verdict);
    }

    @Test
    void everythingIsOpen() throws IOException {
        List<String> said = client.tell("probe IPV4,IPV6 25 - pinned");
        assertThat(said.subList(0, 3))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 - OPEN HIGH", "IPV6 25 - OPEN HIGH", "HOST CAN_SEND_DIRECT");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "IPV4 | drop                                     | BLOCKED_DROP HIGH",
                "IPV6 | drop                                     | BLOCKED_DROP HIGH",
                "IPV4 | reject with tcp reset                    | BLOCKED_REJECT_RST HIGH",
                "IPV6 | reject with tcp reset                    | BLOCKED_REJECT_RST HIGH",
                "IPV4 | reject with icmp type port-unreachable   | BLOCKED_REJECT_ICMP HIGH",
                "IPV4 | reject with icmp type admin-prohibited   | BLOCKED_REJECT_ICMP HIGH",
                "IPV4 | reject with icmp type net-unreachable    | BLOCKED_REJECT_ICMP HIGH",
                "IPV4 | reject with icmp type host-unreachable   | BLOCKED_REJECT_ICMP HIGH",
                "IPV4 | reject with icmp type net-prohibited     | BLOCKED_REJECT_ICMP HIGH",
                "IPV4 | reject with icmp type host-prohibited    | BLOCKED_REJECT_ICMP HIGH",
                "IPV6 | reject with icmpv6 type port-unreachable | BLOCKED_REJECT_ICMP HIGH",
                "IPV6 | reject with icmpv6 type admin-prohibited | BLOCKED_REJECT_ICMP HIGH",
                "IPV6 | reject with icmpv6 type addr-unreachable | BLOCKED_REJECT_ICMP HIGH",
                "IPV6 | reject with icmpv6 type no-route         | BLOCKED_REJECT_ICMP HIGH",
            })
    void theRouterClosesPort25(String family, String how, String verdict) throws IOException {
        lab.orElseThrow()
                .router(List.of("meta nfproto " + family.toLowerCase(Locale.ROOT) + " tcp dport 25 " + how), List.of());
        expect(family, verdict);
    }

    @Test
    void oneFamilyIsClosedAndTheOtherOpen() throws IOException {
        lab.orElseThrow().router(List.of("meta nfproto ipv4 tcp dport 25 drop"), List.of());
        List<String> said = client.tell("probe IPV4,IPV6 25 - pinned");
        assertThat(said.subList(0, 3))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 - BLOCKED_DROP HIGH", "IPV6 25 - OPEN HIGH", "HOST CAN_SEND_DIRECT");
    }

    @Test
    void oneSourceAddressIsClosedAndTheOtherOpen() throws IOException {
        lab.orElseThrow().router(List.of("ip saddr 10.9.1.3 tcp dport 25 drop"), List.of());
        List<String> said = client.tell("probe IPV4 25 10.9.1.2,10.9.1.3 pinned");
        assertThat(said.subList(0, 2))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 10.9.1.2 OPEN HIGH", "IPV4 25 10.9.1.3 BLOCKED_DROP HIGH");
    }

    @Test
    void eachOfAllSourceAddressesHasItsOwnVerdict() throws IOException {
        lab.orElseThrow()
                .router(
                        List.of(
                                "ip saddr 10.9.1.3 tcp dport 25 drop",
                                "ip6 saddr fd09:1::2 tcp dport 25 reject with tcp reset"),
                        List.of());
        List<String> said = client.tell("probe IPV4,IPV6 25 all pinned");
        assertThat(said.subList(0, 5))
                .as(String.join("\n", said))
                .containsExactly(
                        "IPV4 25 10.9.1.2 OPEN HIGH",
                        "IPV4 25 10.9.1.3 BLOCKED_DROP HIGH",
                        "IPV6 25 fd09:1::2 BLOCKED_REJECT_RST HIGH",
                        "IPV6 25 fd09:1::3 OPEN HIGH",
                        "HOST CAN_SEND_DIRECT");
    }

    @Test
    void connectionsAreRationed() throws IOException {
        lab.orElseThrow()
                .router(
                        List.of(
                                "meta nfproto ipv4 tcp dport 25 tcp flags & (syn|ack) == syn limit rate over 1/hour burst 3"
                                        + " packets drop"),
                        List.of());
        expect("IPV4", "THROTTLED HIGH");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"drop", "reject", "reject with tcp reset", "reject with icmpx type admin-prohibited"})
    void thisMachinesOwnFilterClosesPort25(String how) throws IOException {
        lab.orElseThrow().client(List.of("tcp dport { 25, 2525 } " + how));
        expect("IPV4", "BLOCKED_LOCAL HIGH");
    }

    @Test
    void thisMachinesOwnFilterClosesAllPortsWithoutARule() throws IOException {
        lab.orElseThrow()
                .client(List.of("ct state established,related accept", "tcp dport { 53, 80, 443 } accept", "drop"));
        expect("IPV4", "BLOCKED_LOCAL HIGH");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"prohibit", "blackhole"})
    void aLocalRouteRefuses(String kind) throws IOException {
        lab.orElseThrow().ip("c", "route", "add", kind, "203.0.113.0/28");
        lab.orElseThrow().ip("c", "route", "add", kind, "203.0.113.16/32");
        try {
            expect("IPV4", "BLOCKED_LOCAL HIGH");
        } finally {
            lab.orElseThrow().ip("c", "route", "del", kind, "203.0.113.0/28");
            lab.orElseThrow().ip("c", "route", "del", kind, "203.0.113.16/32");
        }
    }

    /** The rule is for TCP to port 25 alone, so that a look at the route does not find it. */
    @Test
    void aRoutingRuleForThePortRefuses() throws IOException {
        lab.orElseThrow().ip("c", "rule", "add", "ipproto", "tcp", "dport", "25", "prohibit");
        try {
            expect("IPV4", "BLOCKED_LOCAL HIGH");
        } finally {
            lab.orElseThrow().ip("c", "rule", "del", "ipproto", "tcp", "dport", "25", "prohibit");
        }
    }

    @Test
    void mailConnectionsAreRedirectedToAProxy() throws IOException {
        servers.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        lab.orElseThrow().router(List.of(), List.of("meta nfproto ipv4 tcp dport 25 dnat ip to 203.0.113.30"));
        expect("IPV4", "INTERCEPTED HIGH");
    }

    @Test
    void everyConnectionIsRedirectedToAProxy() throws IOException {
        servers.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        servers.tell("listen 203.0.113.30 443");
        lab.orElseThrow().router(List.of(), List.of("meta nfproto ipv4 meta l4proto tcp dnat ip to 203.0.113.30"));
        expect("IPV4", "ALL_TCP_PROXIED HIGH");
    }

    @Test
    void startTlsIsOverwritten() throws IOException {
        seenThrough("masked");
        expect("IPV4", "TLS_STRIPPED HIGH");
        expect("IPV6", "TLS_STRIPPED HIGH");
    }

    @Test
    void certificatesAreSwapped() throws IOException {
        seenThrough("swapped");
        expect("IPV4", "INTERCEPTED HIGH");
    }

    /** The canaries reach no host. Only the greeting shows the proxy. */
    @Test
    void aProxyThatIgnoresCanariesIsRecognisedByItsGreeting() throws IOException {
        servers.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        lab.orElseThrow().router(List.of(), List.of("ip daddr 203.0.113.0/24 tcp dport 25 dnat ip to 203.0.113.30"));
        expect("IPV4", "INTERCEPTED HIGH");
    }

    @Test
    void oneTargetIsDown() throws IOException {
        lab.orElseThrow().router(List.of("ip daddr 203.0.113.14 drop"), List.of());
        expect("IPV4", "OPEN MEDIUM");
    }

    @Test
    void theServersDoNotGreet() throws IOException {
        servers.tell("clear");
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            servers.tell("listen " + addresses(i).get(0) + " 25");
        }
        for (int i = 21; i <= 23; i++) {
            servers.tell("listen 203.0.113." + i + " 443");
        }
        expect("IPV4", "OPEN_UNVERIFIED MEDIUM");
    }

    @Test
    void mostServersRefuseAtTheGreeting() throws IOException {
        for (int i = 1; i <= 4; i++) {
            servers.tell("stop " + addresses(i).get(0) + " 25");
            servers.tell("listen " + addresses(i).get(0) + " 25 own 554 5.7.1 your address is listed");
        }
        expect("IPV4", "REPUTATION_BLOCKED MEDIUM");
    }

    @Test
    void aFamilyIsMissing() throws IOException {
        lab.orElseThrow().ip("c", "-6", "route", "del", "default");
        try {
            List<String> said = client.tell("probe IPV4,IPV6 25 - pinned");
            assertThat(said.subList(0, 2))
                    .as(String.join("\n", said))
                    .containsExactly("IPV4 25 - OPEN HIGH", "IPV6 25 - NO_FAMILY HIGH");
        } finally {
            lab.orElseThrow().ip("c", "-6", "route", "add", "default", "via", "fd09:1::1");
        }
    }

    @Test
    void thereIsNoNetworkBehindTheRouter() throws IOException {
        lab.orElseThrow().router(List.of("drop"), List.of());
        expect("IPV4", "NO_CONNECTIVITY HIGH");
    }

    @Test
    void thereIsNoNetworkAtAll() throws IOException {
        lab.orElseThrow().ip("c", "route", "del", "default");
        lab.orElseThrow().ip("c", "-6", "route", "del", "default");
        try {
            List<String> said = client.tell("probe IPV4,IPV6 25 - pinned");
            assertThat(said.subList(0, 3))
                    .as(String.join("\n", said))
                    .containsExactly("IPV4 25 - NO_FAMILY HIGH", "IPV6 25 - NO_FAMILY HIGH", "HOST UNKNOWN");
        } finally {
            lab.orElseThrow().ip("c", "route", "add", "default", "via", "10.9.1.1");
            lab.orElseThrow().ip("c", "-6", "route", "add", "default", "via", "fd09:1::1");
        }
    }

    @Test
    void theDnsFails() throws IOException {
        List<String> said = client.tell("probe IPV4 25 - named");
        assertThat(said.get(0)).as(String.join("\n", said)).isEqualTo("IPV4 25 - DNS_FAILURE HIGH");
    }

    @Test
    void theSubmissionPortsAreOpenAndPort25Dropped() throws IOException {
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            servers.tell("listen " + addresses(i).get(0) + " 587 own 220 submission.operator" + i + ".example ESMTP");
        }
        lab.orElseThrow().router(List.of("tcp dport 25 drop"), List.of());
        List<String> said = client.tell("probe IPV4 25,587 - pinned");
        assertThat(said.subList(0, 3))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 - BLOCKED_DROP HIGH", "IPV4 587 - OPEN HIGH", "HOST CAN_SEND_VIA_RELAY");
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
    void aRuleOfTheClientIsNamedAsItsOwn(String family, String type, String rules, String verdict) throws IOException {
        lab.orElseThrow().clientRules(clientChain(type, rules));
        expect(family, verdict);
    }

    /** The texts of Java's exceptions, which the probe reads. They are the same on JDK 17 and 25. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | drop                                     | SocketTimeoutException: Connect timed out",
                "6 | drop                                     | SocketTimeoutException: Connect timed out",
                "4 | reject with tcp reset                    | ConnectException: Connection refused",
                "6 | reject with tcp reset                    | ConnectException: Connection refused",
                "4 | reject with icmp type port-unreachable   | ConnectException: Connection refused",
                "6 | reject with icmpv6 type port-unreachable | ConnectException: Connection refused",
                "4 | reject with icmp type admin-prohibited   | NoRouteToHostException: No route to host",
                "6 | reject with icmpv6 type admin-prohibited | BindException: Permission denied",
                "4 | reject with icmp type net-unreachable    | SocketException: Network is unreachable",
                "6 | reject with icmpv6 type no-route         | SocketException: Network is unreachable",
                "4 | reject with icmp type net-prohibited     | SocketException: Network is unreachable",
                "4 | reject with icmp type host-unreachable   | NoRouteToHostException: No route to host",
                "4 | reject with icmp type host-prohibited    | NoRouteToHostException: No route to host",
                "6 | reject with icmpv6 type addr-unreachable | NoRouteToHostException: No route to host",
            })
    void javaThrowsTheExceptionsOfTheTable(String family, String how, String said) throws IOException {
        lab.orElseThrow().router(List.of("meta nfproto ipv" + family + " tcp dport 25 " + how), List.of());
        String address = family.equals("4") ? "203.0.113.11" : "2001:db8:100::11";
        assertThat(client.tell("exception " + address + " 25")).containsExactly(said);
    }
}
