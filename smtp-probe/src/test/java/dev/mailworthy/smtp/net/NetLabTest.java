package dev.mailworthy.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on real networks, where the router or a device behind it decides what a run sees. */
@NetworkTest
class NetLabTest {

    @Test
    void everythingIsOpen(NetBench bench) throws IOException {
        List<String> said = bench.ask("probe IPV4,IPV6 25 - pinned");
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
    void theRouterClosesPort25(String family, String how, String verdict, NetBench bench) throws IOException {
        bench.lab()
                .router(List.of("meta nfproto " + family.toLowerCase(Locale.ROOT) + " tcp dport 25 " + how), List.of());
        bench.expect(family, verdict);
    }

    @Test
    void oneFamilyIsClosedAndTheOtherOpen(NetBench bench) throws IOException {
        bench.lab().router(List.of("meta nfproto ipv4 tcp dport 25 drop"), List.of());
        List<String> said = bench.ask("probe IPV4,IPV6 25 - pinned");
        assertThat(said.subList(0, 3))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 - BLOCKED_DROP HIGH", "IPV6 25 - OPEN HIGH", "HOST CAN_SEND_DIRECT");
    }

    @Test
    void oneSourceAddressIsClosedAndTheOtherOpen(NetBench bench) throws IOException {
        bench.lab().router(List.of("ip saddr 10.9.1.3 tcp dport 25 drop"), List.of());
        List<String> said = bench.ask("probe IPV4 25 10.9.1.2,10.9.1.3 pinned");
        assertThat(said.subList(0, 2))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 10.9.1.2 OPEN HIGH", "IPV4 25 10.9.1.3 BLOCKED_DROP HIGH");
    }

    @Test
    void eachOfAllSourceAddressesHasItsOwnVerdict(NetBench bench) throws IOException {
        bench.lab()
                .router(
                        List.of(
                                "ip saddr 10.9.1.3 tcp dport 25 drop",
                                "ip6 saddr fd09:1::2 tcp dport 25 reject with tcp reset"),
                        List.of());
        List<String> said = bench.ask("probe IPV4,IPV6 25 all pinned");
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
    void connectionsAreRationed(NetBench bench) throws IOException {
        bench.lab()
                .router(
                        List.of(
                                "meta nfproto ipv4 tcp dport 25 tcp flags & (syn|ack) == syn limit rate over 1/hour burst 3"
                                        + " packets drop"),
                        List.of());
        bench.expect("IPV4", "THROTTLED HIGH");
    }

    @Test
    void mailConnectionsAreRedirectedToAProxy(NetBench bench) throws IOException {
        bench.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        bench.lab().router(List.of(), List.of("meta nfproto ipv4 tcp dport 25 dnat ip to 203.0.113.30"));
        bench.expect("IPV4", "INTERCEPTED HIGH");
    }

    @Test
    void everyConnectionIsRedirectedToAProxy(NetBench bench) throws IOException {
        bench.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        bench.tell("listen 203.0.113.30 443");
        bench.lab().router(List.of(), List.of("meta nfproto ipv4 meta l4proto tcp dnat ip to 203.0.113.30"));
        bench.expect("IPV4", "ALL_TCP_PROXIED HIGH");
    }

    @Test
    void startTlsIsOverwritten(NetBench bench) throws IOException {
        bench.all("masked");
        bench.expect("IPV4", "TLS_STRIPPED HIGH");
        bench.expect("IPV6", "TLS_STRIPPED HIGH");
    }

    @Test
    void certificatesAreSwapped(NetBench bench) throws IOException {
        bench.all("swapped");
        bench.expect("IPV4", "INTERCEPTED HIGH");
    }

    /** The canaries reach no host. Only the greeting shows the proxy. */
    @Test
    void aProxyThatIgnoresCanariesIsRecognisedByItsGreeting(NetBench bench) throws IOException {
        bench.tell("listen 203.0.113.30 25 own 220 proxy.provider.example ESMTP");
        bench.lab().router(List.of(), List.of("ip daddr 203.0.113.0/24 tcp dport 25 dnat ip to 203.0.113.30"));
        bench.expect("IPV4", "INTERCEPTED HIGH");
    }

    @Test
    void oneTargetIsDown(NetBench bench) throws IOException {
        bench.lab().router(List.of("ip daddr 203.0.113.14 drop"), List.of());
        bench.expect("IPV4", "OPEN MEDIUM");
    }

    @Test
    void theServersDoNotGreet(NetBench bench) throws IOException {
        bench.tell("clear");
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            bench.tell("listen " + NetBench.addresses(i).get(0) + " 25");
        }
        for (int i = 21; i <= 23; i++) {
            bench.tell("listen 203.0.113." + i + " 443");
        }
        bench.expect("IPV4", "OPEN_UNVERIFIED MEDIUM");
    }

    @Test
    void mostServersRefuseAtTheGreeting(NetBench bench) throws IOException {
        for (int i = 1; i <= 4; i++) {
            bench.tell("stop " + NetBench.addresses(i).get(0) + " 25");
            bench.tell("listen " + NetBench.addresses(i).get(0) + " 25 own 554 5.7.1 your address is listed");
        }
        bench.expect("IPV4", "REPUTATION_BLOCKED MEDIUM");
    }

    @Test
    void aFamilyIsMissing(NetBench bench) throws IOException {
        bench.lab().ip("c", "-6", "route", "del", "default");
        try {
            List<String> said = bench.ask("probe IPV4,IPV6 25 - pinned");
            assertThat(said.subList(0, 2))
                    .as(String.join("\n", said))
                    .containsExactly("IPV4 25 - OPEN HIGH", "IPV6 25 - NO_FAMILY HIGH");
        } finally {
            bench.lab().ip("c", "-6", "route", "add", "default", "via", "fd09:1::1");
        }
    }

    @Test
    void thereIsNoNetworkBehindTheRouter(NetBench bench) throws IOException {
        bench.lab().router(List.of("drop"), List.of());
        bench.expect("IPV4", "NO_CONNECTIVITY HIGH");
    }

    @Test
    void thereIsNoNetworkAtAll(NetBench bench) throws IOException {
        bench.lab().ip("c", "route", "del", "default");
        bench.lab().ip("c", "-6", "route", "del", "default");
        try {
            List<String> said = bench.ask("probe IPV4,IPV6 25 - pinned");
            assertThat(said.subList(0, 3))
                    .as(String.join("\n", said))
                    .containsExactly("IPV4 25 - NO_FAMILY HIGH", "IPV6 25 - NO_FAMILY HIGH", "HOST UNKNOWN");
        } finally {
            bench.lab().ip("c", "route", "add", "default", "via", "10.9.1.1");
            bench.lab().ip("c", "-6", "route", "add", "default", "via", "fd09:1::1");
        }
    }

    @Test
    void theDnsFails(NetBench bench) throws IOException {
        List<String> said = bench.ask("probe IPV4 25 - named");
        assertThat(said.get(0)).as(String.join("\n", said)).isEqualTo("IPV4 25 - DNS_FAILURE HIGH");
    }

    @Test
    void theSubmissionPortsAreOpenAndPort25Dropped(NetBench bench) throws IOException {
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            bench.tell("listen " + NetBench.addresses(i).get(0) + " 587 own 220 submission.operator" + i
                    + ".example ESMTP");
        }
        bench.lab().router(List.of("tcp dport 25 drop"), List.of());
        List<String> said = bench.ask("probe IPV4 25,587 - pinned");
        assertThat(said.subList(0, 3))
                .as(String.join("\n", said))
                .containsExactly("IPV4 25 - BLOCKED_DROP HIGH", "IPV4 587 - OPEN HIGH", "HOST CAN_SEND_VIA_RELAY");
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
    void javaThrowsTheExceptionsOfTheTable(String family, String how, String said, NetBench bench) throws IOException {
        bench.lab().router(List.of("meta nfproto ipv" + family + " tcp dport 25 " + how), List.of());
        String address = family.equals("4") ? "203.0.113.11" : "2001:db8:100::11";
        assertThat(bench.ask("exception " + address + " 25")).containsExactly(said);
    }
}
