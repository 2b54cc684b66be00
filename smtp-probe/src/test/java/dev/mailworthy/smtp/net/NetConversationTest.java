package dev.mailworthy.smtp.net;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts and confidence on real networks, where connections open and something goes wrong afterwards. */
@Tag("namespace")
@Timeout(120)
class NetConversationTest {

    private static NetBench bench;

    @BeforeAll
    static void build() throws IOException {
        bench = NetBench.build();
    }

    @AfterAll
    static void tearDown() {
        if (bench != null) {
            bench.close();
        }
    }

    @BeforeEach
    void everythingOpen() throws IOException {
        bench.open();
    }

    @ParameterizedTest(name = "all servers: {0} -> {1}, {2}")
    @CsvSource({
        "own,        OPEN HIGH,              CAN_SEND_DIRECT",
        "long,       OPEN HIGH,              CAN_SEND_DIRECT",
        "plain,      OPEN HIGH,              CAN_SEND_DIRECT",
        "old,        OPEN HIGH,              CAN_SEND_DIRECT",
        "once,       OPEN HIGH,              CAN_SEND_DIRECT",
        "quiet,      EHLO_UNANSWERED HIGH,   CANNOT_SEND",
        "resets,     EHLO_UNANSWERED HIGH,   CANNOT_SEND",
        "closes,     EHLO_UNANSWERED HIGH,   CANNOT_SEND",
        "refuses,    EHLO_REFUSED HIGH,      REFUSED_BY_RECEIVERS",
        "leaves,     EHLO_REFUSED HIGH,      REFUSED_BY_RECEIVERS",
        "no-tls,     TLS_BROKEN HIGH,        CAN_SEND_DIRECT",
        "tls-silent, TLS_BROKEN HIGH,        CAN_SEND_DIRECT",
        "tls-resets, TLS_BROKEN HIGH,        CAN_SEND_DIRECT",
    })
    void allServersDoTheSameAfterTheirGreeting(String mode, String verdict, String host) throws IOException {
        bench.all(mode);
        bench.expect("IPV4", verdict, host);
    }

    @ParameterizedTest(name = "{0} of 6 servers: {1} -> {2}")
    @CsvSource({
        "1, quiet,      OPEN MEDIUM",
        "2, quiet,      OPEN MEDIUM",
        "3, quiet,      EHLO_UNANSWERED MEDIUM",
        "5, quiet,      EHLO_UNANSWERED MEDIUM",
        "2, refuses,    OPEN MEDIUM",
        "4, refuses,    EHLO_REFUSED MEDIUM",
        "1, no-tls,     OPEN MEDIUM",
        "2, no-tls,     OPEN MEDIUM",
        "3, tls-silent, TLS_BROKEN MEDIUM",
        "2, resets,     OPEN MEDIUM",
    })
    void someServersFailAfterTheirGreetingAndTheConfidenceIsNeverHigh(int number, String mode, String verdict)
            throws IOException {
        bench.some(number, mode);
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 greet with \"{1}\" -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 421 4.7.0 try again later       | REPUTATION_BLOCKED HIGH",
                "3 | 421 4.7.0 try again later       | REPUTATION_BLOCKED MEDIUM",
                "2 | 421 4.7.0 try again later       | OPEN MEDIUM",
                "6 | 554 5.7.1 poor reputation       | REPUTATION_BLOCKED HIGH",
                "6 | HTTP/1.1 400 Bad Request        | INTERCEPTED HIGH",
                "6 | SSH-2.0-OpenSSH_9.2             | INTERCEPTED HIGH",
                "2 | HTTP/1.1 400 Bad Request        | OPEN MEDIUM",
            })
    void greetingsOfAnotherKind(int number, String greeting, String verdict) throws IOException {
        for (int i = 1; i <= number; i++) {
            bench.greet(i, "own " + greeting);
        }
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 operators silent -> {1}")
    @CsvSource({"1, OPEN MEDIUM", "3, OPEN MEDIUM", "4, OPEN LOW", "6, BLOCKED_DROP HIGH"})
    void someOperatorsNeverAnswer(int number, String verdict) throws IOException {
        bench.lab().router(List.of("tcp dport 25 ip daddr " + first(number) + " drop"), List.of());
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 operators refused -> {1}")
    @CsvSource({"2, OPEN MEDIUM", "4, OPEN LOW"})
    void connectionsToSomeOperatorsAreRefused(int number, String verdict) throws IOException {
        bench.lab().router(List.of("tcp dport 25 ip daddr " + first(number) + " reject with tcp reset"), List.of());
        bench.expect("IPV4", verdict);
    }

    private static String first(int number) {
        return IntStream.rangeClosed(11, 10 + number)
                .mapToObj(host -> "203.0.113." + host)
                .reduce((one, other) -> one + ", " + other)
                .map(list -> "{ " + list + " }")
                .orElseThrow();
    }

    /** A box that counts what comes back, and ends each connection after the greeting. */
    @Test
    void connectionsAreResetAfterSomeOctets() throws IOException {
        bench.lab().in("r", "sysctl", "-qw", "net.netfilter.nf_conntrack_acct=1");
        bench.lab().router(List.of("tcp sport 25 ct reply bytes > 170 reject with tcp reset"), List.of());
        bench.expect("IPV4", "EHLO_UNANSWERED HIGH", "CANNOT_SEND");
    }

    @Test
    void ipv6IsDeadAndIpv4Works() throws IOException {
        bench.lab().router(List.of("meta nfproto ipv6 drop"), List.of());
        bench.expect("IPV4,IPV6", "OPEN HIGH", "NO_CONNECTIVITY HIGH", "CAN_SEND_DIRECT");
    }

    @Test
    void controlsAreClosedAndMailIsOpen() throws IOException {
        bench.lab().router(List.of("tcp dport 443 drop"), List.of());
        bench.expect("IPV4", "OPEN MEDIUM");
    }

    @Test
    void port25IsClosedOverOneFamilyAndBrokenOverTheOther() throws IOException {
        bench.all("quiet");
        bench.lab().router(List.of("meta nfproto ipv6 tcp dport 25 drop"), List.of());
        bench.expect("IPV4,IPV6", "EHLO_UNANSWERED HIGH", "BLOCKED_DROP HIGH", "CANNOT_SEND");
    }

    /** Two operators' servers show one certificate that is neither's own. */
    @Test
    void aProxyStandsBeforeTwoOperatorsOnly() throws IOException {
        bench.some(2, "swapped");
        bench.expect("IPV4", "INTERCEPTED HIGH");
    }

    @Test
    void connectionsOpenAndEndBeforeAGreeting() throws IOException {
        bench.lab().router(List.of("tcp sport 25 tcp flags & (psh|ack) == (psh|ack) reject with tcp reset"), List.of());
        bench.expect("IPV4", "OPEN_UNVERIFIED MEDIUM");
    }
}
