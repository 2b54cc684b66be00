package dev.mailworthy.smtp.net;

import dev.mailworthy.core.Means;
import dev.mailworthy.smtp.EgressFinding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks that lose packets because of their length. */
@NetworkTest
class NetPacketLengthTest {

    @Test
    void longRepliesOfServersAreLost(NetBench bench) throws IOException {
        bench.all("long");
        bench.lab().router(List.of("tcp sport 25 meta length > 900 drop"), List.of());
        bench.expect("IPV4", "PATH_MTU_SUSPECTED HIGH", "CANNOT_SEND");
    }

    @Test
    void longRepliesAreLostOverIpv6Alone(NetBench bench) throws IOException {
        bench.all("long");
        bench.lab().router(List.of("meta nfproto ipv6 tcp sport 25 meta length > 900 drop"), List.of());
        bench.expect("IPV4,IPV6", "OPEN HIGH", "PATH_MTU_SUSPECTED HIGH", "CAN_SEND_DIRECT");
    }

    /** EHLO's reply is short, and the server's certificate is not. Mail may still leave in clear text. */
    @Test
    void certificatesAreLost(NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp sport 25 meta length > 640 drop"), List.of());
        bench.expect("IPV4", "PATH_MTU_SUSPECTED MEDIUM");
    }

    /** Everything that a usual conversation sends is short, so that only a packet of full length finds the loss. */
    @Test
    void longPacketsOfThisMachineAreLost(NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp dport 25 meta length > 1300 drop"), List.of());
        bench.expect("IPV4", "PATH_MTU_SUSPECTED HIGH", "CANNOT_SEND");
    }

    @Test
    void aNarrowLinkWithoutItsIcmpMessagesLosesLongPackets(NetBench bench) throws IOException {
        bench.lab().narrow(1280);
        bench.lab().routerOwn(List.of("icmp type destination-unreachable drop"));
        bench.expect("IPV4", "PATH_MTU_SUSPECTED HIGH", "CANNOT_SEND");
    }

    @Test
    void aNarrowLinkWithItsIcmpMessagesIsNoFault(NetBench bench) throws IOException {
        bench.lab().narrow(1280);
        bench.expect("IPV4", "OPEN HIGH");
    }

    /** What the finding proposes, as it stands there. */
    @Test
    void theRemedyMakesTheNarrowLinkWork(NetBench bench) throws IOException {
        bench.lab().narrow(1280);
        bench.lab().routerOwn(List.of("icmp type destination-unreachable drop"));
        bench.lab().remedy(command());
        bench.expect("IPV4", "OPEN HIGH", "CAN_SEND_DIRECT");
    }

    private static String command() {
        String command = EgressFinding.EGRESS_PATH_MTU
                .remedy()
                .means()
                .flatMap(Means::paste)
                .orElseThrow();
        return command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
    }

    /** Servers that never answer EHLO do so in small packets too: the length is not the cause. */
    @Test
    void silenceThatDoesNotDependOnLengthIsNotBlamedOnIt(NetBench bench) throws IOException {
        bench.all("quiet");
        bench.expect("IPV4", "EHLO_UNANSWERED HIGH");
        bench.all("tls-silent");
        bench.expect("IPV4", "TLS_BROKEN HIGH");
    }

    @Test
    void repliesOfHalfOfTheOperatorsAreLost(NetBench bench) throws IOException {
        bench.all("long");
        bench.lab()
                .router(
                        List.of(
                                "ip saddr { 203.0.113.11, 203.0.113.12, 203.0.113.13 } tcp sport 25 meta length > 900 drop"),
                        List.of());
        bench.expect("IPV4", "PATH_MTU_SUSPECTED MEDIUM");
    }
}
