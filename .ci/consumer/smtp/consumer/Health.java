package consumer;

import com.sun.net.httpserver.HttpServer;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.SmtpProbe;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A health endpoint for outgoing mail, and a reader of bounces. All connections end on loopback. */
public final class Health {
    private static final String BOUNCE = "From: mailer-daemon@example.net\r\nContent-Type: multipart/report;"
            + " report-type=delivery-status; boundary=b\r\nMIME-Version: 1.0\r\n\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.net\r\n\r\n"
            + "Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.7.1\r\n"
            + "Diagnostic-Code: smtp; 550 5.7.1 blocked\r\n\r\n--b--\r\n";

    public static void main(String[] args) throws Exception {
        health();
        Bounce bounce = Bounce.read("bounce.eml", BOUNCE.getBytes(StandardCharsets.US_ASCII));
        if (bounce.recipients().size() != 1
                || bounce.recipients().get(0).diagnostic().orElseThrow().code() != 550) {
            throw new IllegalStateException(bounce.toString());
        }
        if (ReplyClassifier.class.getModule().isNamed() != Health.class.getModule().isNamed()) {
            throw new IllegalStateException("one of the two is on the class path, the other on the module path");
        }
        System.out.println("health endpoint and bounce reader: ok");
    }

    private static void health() throws Exception {
        ZoneDns zone = ZoneDns.parse("zone", "$ORIGIN example.\n@ 60 SOA ns h 1 60 60 60 60\nmx 60 A 192.0.2.1\n");
        int closed;
        try (ServerSocket reserved = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            closed = reserved.getLocalPort();
        }
        SmtpProbe probe = SmtpProbe.builder(zone)
                .route((address, port) ->
                        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), closed)))
                .build();
        EgressRequest request = EgressRequest.defaults()
                .withTargets(List.of(EgressTarget.parse("mx.example")))
                .withControls(List.of())
                .withCanaries(List.of())
                .withPorts(List.of(25))
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/health", exchange -> {
            EgressReport report = probe.probe(request);
            byte[] body = report.verdicts().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(report.findings().isEmpty() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + server.getAddress().getPort() + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        server.stop(0);
        if (!answer.body().contains("port=25")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
