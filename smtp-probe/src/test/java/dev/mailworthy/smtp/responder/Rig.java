package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link Responder} on loopback with a clock for tests, and visits to it. */
public final class Rig implements AutoCloseable {

    public static final IpAddress HERE = IpAddress.parse("127.0.0.1");

    /** The responder's address in tests with an {@link Interceptor}, which uses the same port at {@link #HERE}. */
    static final IpAddress BEHIND = IpAddress.parse("127.0.0.2");

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ResponderKey key;
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final List<ProvenConnection> proven = Collections.synchronizedList(new ArrayList<>());
    private final Responder responder;

    Rig(ResponderSettings settings) throws ResponderException {
        key = settings.key();
        responder = Responder.open(settings, CLOCK, nanos::get, proven::add);
    }

    /** One port in clear text at an address. */
    public static Rig at(IpAddress address) throws ResponderException {
        return new Rig(settings(key(1)).withAddresses(List.of(address)).withPorts(List.of(0)));
    }

    public static ResponderSettings settings(ResponderKey key) {
        return ResponderSettings.of(key);
    }

    public static ResponderKey key(int number) {
        try {
            return ResponderKey.parse(ResponderKey.draw(new SplittableRandom(number)));
        } catch (ResponderException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return responder.endpoints().get(0).port();
    }

    List<Integer> ports() {
        return responder.endpoints().stream().map(endpoint -> endpoint.port()).toList();
    }

    Responder responder() {
        return responder;
    }

    List<ProvenConnection> proven() {
        return List.copyOf(proven);
    }

    /** Moves the responder's clock. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        responder.wake();
    }

    /** A socket on the responder's port at {@link #HERE}, for an interceptor. */
    static ServerSocket sibling(int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(HERE.toInetAddress(), port));
        return server;
    }

    public List<ResponderPath> visit(ResponderKey with, IpAddress address, List<Integer> ports) {
        return visit(with, address, ports, Route.direct(), Duration.ofSeconds(60));
    }

    public static List<ResponderPath> visit(
            ResponderKey with, IpAddress address, List<Integer> ports, Route route, Duration patience) {
        EgressTarget target = EgressTarget.parse(address.toString());
        return ResponderProbe.over(dns(), route, with)
                .probe(new ResponderRequest(
                        target,
                        ports,
                        List.of(),
                        List.of(IpFamily.values()),
                        Duration.ofSeconds(60),
                        patience,
                        Duration.ofSeconds(100)));
    }

    public ResponderOutcome visit(IpAddress address) {
        return visit(key, address, List.of(port())).get(0).outcome();
    }

    static Dns dns() {
        try {
            return ZoneDns.parse(
                    "rig.zone",
                    "$ORIGIN rig.test.\n@ 60 SOA ns h 1 2 3 4 5\nboth 60 A 127.0.0.1\n"
                            + "both 60 AAAA ::1\nfour 60 A 127.0.0.1\nnone 60 TXT x\n");
        } catch (ZoneFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        responder.close();
    }
}
