package dev.mailworthy.cli.lab;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The servers of a {@link Lab} on loopback sockets, and the {@link Route} to them. */
final class LabPeers implements Route, AutoCloseable {

    private final Map<Endpoint, InetSocketAddress> sockets = new HashMap<>();
    private final Set<IpFamily> families;
    private final ClosedPort closed;
    private final DeafPort deaf;
    private final Greeter greeter;

    private LabPeers(Set<IpFamily> families, ClosedPort closed, DeafPort deaf, Greeter greeter) {
        this.families = families;
        this.closed = closed;
        this.deaf = deaf;
        this.greeter = greeter;
    }

    /** @param families the address families of the lab's host */
    static LabPeers start(List<LabPeer> peers, Set<IpFamily> families) throws IOException {
        LabPeers started = new LabPeers(families, ClosedPort.open(), DeafPort.open(), Greeter.open());
        try {
            for (LabPeer peer : peers) {
                started.sockets.put(new Endpoint(peer.address(), peer.port()), started.socketFor(peer.behaviour()));
            }
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    private InetSocketAddress socketFor(Behaviour behaviour) throws IOException {
        if (behaviour instanceof Behaviour.Greet greet) {
            return greeter.listen(greet.banner());
        }
        if (behaviour instanceof Behaviour.GreetUnderTls greet) {
            return greeter.listenUnderTls(greet.banner());
        }
        if (behaviour instanceof Behaviour.Silent) {
            return greeter.listenInSilence();
        }
        return behaviour instanceof Behaviour.Drop ? deaf.address() : closed.address();
    }

    @Override
    public Optional<InetSocketAddress> route(IpAddress address, int port) {
        return families.contains(address.family())
                ? Optional.of(sockets.getOrDefault(new Endpoint(address, port), closed.address()))
                : Optional.empty();
    }

    @Override
    public void close() {
        greeter.close();
        deaf.close();
        closed.close();
    }

    private record Endpoint(IpAddress address, int port) {}
}
