package dev.mailworthy.smtp.net;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts and confidence on real networks, where connections open and something goes wrong afterwards. */
@NetworkTest
class NetConversationTest {

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
    void allServersDoTheSameAfterTheirGreeting(String mode, String verdict, String host, NetBench bench)
            throws IOException {
        bench.all(mode);
        bench.expect("IPV4", verdict, host);
    }

    /** A box that counts what comes back, and ends each connection after the greeting. */
    @Test
    void connectionsAreResetAfterSomeOctets(NetBench bench) throws IOException {
        bench.lab().in("r", "sysctl", "-qw", "net.netfilter.nf_conntrack_acct=1");
        bench.lab().router(List.of("tcp sport 25 ct reply bytes > 170 reject with tcp reset"), List.of());
        bench.expect("IPV4", "EHLO_UNANSWERED HIGH", "CANNOT_SEND");
    }

    @Test
    void ipv6IsDeadAndIpv4Works(NetBench bench) throws IOException {
        bench.lab().router(List.of("meta nfproto ipv6 drop"), List.of());
        bench.expect("IPV4,IPV6", "OPEN HIGH", "NO_CONNECTIVITY HIGH", "CAN_SEND_DIRECT");
    }

    @Test
    void controlsAreClosedAndMailIsOpen(NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp dport 443 drop"), List.of());
        bench.expect("IPV4", "OPEN MEDIUM");
    }

    @Test
    void port25IsClosedOverOneFamilyAndBrokenOverTheOther(NetBench bench) throws IOException {
        bench.all("quiet");
        bench.lab().router(List.of("meta nfproto ipv6 tcp dport 25 drop"), List.of());
        bench.expect("IPV4,IPV6", "EHLO_UNANSWERED HIGH", "BLOCKED_DROP HIGH", "CANNOT_SEND");
    }

    @Test
    void connectionsOpenAndEndBeforeAGreeting(NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp sport 25 tcp flags & (psh|ack) == (psh|ack) reject with tcp reset"), List.of());
        bench.expect("IPV4", "OPEN_UNVERIFIED MEDIUM");
    }
}
