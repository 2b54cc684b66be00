package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Targets on this machine that the user names, as in a test of a mail server. */
@Timeout(120)
class LocalTargetsTest {

    private final List<ServerSocket> servers = new ArrayList<>();

    @AfterEach
    void closeServers() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    private int greeting(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readNBytes(6);
                } catch (IOException e) {
                    // The port is closed or the client left. The condition of the loop tells them apart.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static Object verdict(Ran ran) {
        return ((Map<?, ?>) ran.list("verdicts").get(0)).get("verdict");
    }

    @Test
    void threeLocalServersThatGreetMakePort25Open() throws IOException {
        int control = greeting("");
        Ran ran = Ran.of(
                "egress",
                "--json",
                "--control",
                "127.0.0.1:" + control,
                "--target",
                "a.test=127.0.0.1:" + greeting("220 a.test ESMTP\r\n"),
                "--target",
                "b.test=127.0.0.1:" + greeting("220 b.test ESMTP\r\n"),
                "--target",
                "c.test=127.0.0.1:" + greeting("220 c.test ESMTP\r\n"));
        assertThat(verdict(ran)).isEqualTo("OPEN");
        assertThat(ran.list("verdicts")).hasSize(1);
        assertThat(ran.code()).isZero();
    }

    @Test
    void threeLocalServersThatRefuseMakePort25Closed() throws IOException {
        int control = greeting("");
        int closed;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = taken.getLocalPort();
        }
        Ran ran = Ran.of(
                "egress",
                "--json",
                "--port",
                "25",
                "--control",
                "127.0.0.1:" + control,
                "--target",
                "a.test=127.0.0.1:" + closed,
                "--target",
                "b.test=127.0.0.1:" + closed,
                "--target",
                "c.test=127.0.0.1:" + closed);
        assertThat(verdict(ran)).isEqualTo("BLOCKED_REJECT_RST");
        assertThat(ran.code()).isEqualTo(2);
    }
}
