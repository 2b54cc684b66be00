package dev.mailworthy.smtp.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.OtherKey;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.path.TlsFact;
import dev.mailworthy.smtp.path.Translation;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ListeningPort;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderException.Problem;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import dev.mailworthy.smtp.responder.value.ResponderSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Visits to a {@link Responder} without an interceptor. */
@Tag("jdk")
@Timeout(120)
class VisitTest {

    private static boolean hasIpv6() {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(IpAddress.parse("::1").toInetAddress(), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertClean(ResponderOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Proven.class, proven -> {
            assertThat(proven.tls()).isEqualTo(TlsFact.PROVEN);
            assertThat(proven.rewritten()).isEmpty();
            assertThat(proven.translation()).isEqualTo(Translation.NONE);
            assertThat(proven.seen()).isEqualTo(proven.local());
        });
    }

    @Test
    void anUnchangedPathIsProven() throws ResponderException {
        try (Rig rig = Rig.at(Rig.HERE)) {
            ResponderOutcome outcome = rig.visit(Rig.HERE);
            assertClean(outcome);
            assertThat(((Proven) outcome).serves()).containsExactly(rig.port());
            assertThat(((Proven) outcome).responder().port()).isEqualTo(rig.port());
        }
    }

    @Test
    void severalPortsOnAllAddressesInBothFamilies() throws ResponderException {
        Assumptions.assumeTrue(hasIpv6(), "no IPv6 loopback here");
        try (Rig rig = new Rig(Rig.settings(Rig.key(1))
                .withListeningPorts(List.of(
                        new ListeningPort(0, Layer.CLEAR_TEXT),
                        new ListeningPort(0, Layer.CLEAR_TEXT),
                        new ListeningPort(0, Layer.CLEAR_TEXT))))) {
            for (String address : List.of("127.0.0.1", "::1")) {
                List<ResponderPath> paths = rig.visit(Rig.key(1), IpAddress.parse(address), rig.ports());
                assertThat(paths).hasSize(3).allSatisfy(path -> {
                    assertClean(path.outcome());
                    assertThat(((Proven) path.outcome()).serves()).containsExactlyInAnyOrderElementsOf(rig.ports());
                });
            }
        }
    }

    @Test
    void tlsFromTheFirstOctetOnPort465() throws ResponderException {
        try (Rig rig = new Rig(Rig.settings(Rig.key(1))
                .withAddresses(List.of(Rig.HERE))
                .withListeningPorts(List.of(new ListeningPort(0, Layer.TLS))))) {
            Route route = (address, port) -> Optional.of(new InetSocketAddress(Rig.HERE.toInetAddress(), rig.port()));
            List<ResponderPath> paths =
                    Rig.visit(Rig.key(1), IpAddress.parse("203.0.113.9"), List.of(465), route, Duration.ofSeconds(60));
            assertThat(paths).singleElement().satisfies(path -> assertClean(path.outcome()));
        }
    }

    @Test
    void theResponderReportsTheClientThatItServed() throws Exception {
        try (Rig rig = Rig.at(Rig.HERE)) {
            Proven outcome = (Proven) rig.visit(Rig.HERE);
            assertThat(rig.responder().served().get(60, TimeUnit.SECONDS)).isEqualTo(Rig.HERE);
            assertThat(rig.proven())
                    .containsExactly(new ProvenConnection(outcome.local(), outcome.responder(), Layer.TLS));
            assertThat(rig.responder().summary()).isEqualTo(new ResponderSummary(1, 1, 0, 0));
        }
    }

    @Test
    void anotherKeyIsReportedAndProvesNothing() throws ResponderException {
        try (Rig rig = Rig.at(Rig.HERE)) {
            assertThat(rig.visit(Rig.key(2), Rig.HERE, List.of(rig.port())))
                    .singleElement()
                    .satisfies(path -> assertThat(path.outcome()).isInstanceOf(OtherKey.class));
            rig.close();
            assertThat(rig.proven()).isEmpty();
        }
    }

    @Test
    void aResponderThatDoesNotRunIsUnreached() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(unreached(silent.getLocalPort(), Duration.ofMillis(300)))
                    .isEqualTo(AttemptOutcome.CONNECTED_SILENT);
        }
        try (Socket bound = new Socket()) {
            // The port is taken and does not listen, so that no other program gets it.
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(unreached(bound.getLocalPort(), Duration.ofSeconds(60))).isEqualTo(AttemptOutcome.RST_ON_SYN);
        }
    }

    private static AttemptOutcome unreached(int port, Duration patience) {
        ResponderOutcome outcome = Rig.visit(Rig.key(1), Rig.HERE, List.of(port), Route.direct(), patience)
                .get(0)
                .outcome();
        assertThat(outcome).isInstanceOf(Unreached.class);
        return ((Unreached) outcome).how();
    }

    @Test
    void aPortWithoutARouteIsUnreached() {
        assertThat(Rig.visit(Rig.key(1), Rig.HERE, List.of(25), (a, p) -> Optional.empty(), Duration.ofSeconds(1)))
                .singleElement()
                .satisfies(path -> assertThat(path.outcome())
                        .isEqualTo(new Unreached(AttemptOutcome.NO_ROUTE, "no route over ipv4")));
    }

    @Test
    void aNameIsVisitedInTheFamiliesThatItHas() {
        assertThat(named("both.rig.test", IpFamily.values()))
                .extracting(ResponderPath::family)
                .containsExactly(IpFamily.IPV4, IpFamily.IPV6);
        assertThat(named("four.rig.test", IpFamily.values()))
                .extracting(ResponderPath::family)
                .containsExactly(IpFamily.IPV4);
        assertThat(named("none.rig.test", IpFamily.values()))
                .hasSize(2)
                .allSatisfy(
                        path -> assertThat(((Unreached) path.outcome()).how()).isEqualTo(AttemptOutcome.NO_ADDRESS));
        assertThat(named("nowhere.rig.test", IpFamily.IPV4))
                .singleElement()
                .satisfies(
                        path -> assertThat(((Unreached) path.outcome()).how()).isEqualTo(AttemptOutcome.NAME_FAIL));
    }

    private static List<ResponderPath> named(String name, IpFamily... families) {
        return ResponderProbe.over(Rig.dns(), (address, port) -> Optional.empty(), Rig.key(1))
                .probe(new ResponderRequest(
                        EgressTarget.parse(name),
                        List.of(25),
                        List.of(),
                        List.of(families),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)));
    }

    @Test
    void anInterruptEndsAVisitAndTheThreadStaysInterrupted() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();
            List<ResponderPath> paths = Rig.visit(
                    Rig.key(1), Rig.HERE, List.of(silent.getLocalPort()), Route.direct(), Duration.ofSeconds(20));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(paths)
                    .singleElement()
                    .satisfies(path ->
                            assertThat(((Unreached) path.outcome()).how()).isEqualTo(AttemptOutcome.NOT_TRIED));
        }
    }

    @Test
    void portsThatCannotBeBoundAreReportedOneByOne() throws Exception {
        try (Rig first = Rig.at(Rig.HERE)) {
            ResponderSettings again = Rig.settings(Rig.key(1))
                    .withAddresses(List.of(Rig.HERE, IpAddress.parse("192.0.2.1")))
                    .withPorts(List.of(first.port()));
            try (Rig second = new Rig(again)) {
                assertThat(second).as("both on one port").isNull();
            } catch (ResponderException e) {
                assertThat(e.problems())
                        .containsExactly(
                                Problem.of(
                                        "port " + first.port()
                                                + " on 127.0.0.1 cannot be bound: another program listens there already",
                                        Hint.Standard.FREE_PORT),
                                Problem.of("port " + first.port()
                                        + " on 192.0.2.1 cannot be bound: this machine does not have the address"));
            }
        }
    }
}
