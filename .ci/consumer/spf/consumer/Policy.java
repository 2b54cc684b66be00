package consumer;

import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An SPF policy server for Postfix (SMTPD_POLICY_README), asked over a socket as Postfix asks. */
public final class Policy {
    public static void main(String[] args) throws Exception {
        ZoneDns zone = ZoneDns.parse("zone", "$ORIGIN example.org.\n@ 60 SOA ns h 1 60 60 60 60\n@ 60 TXT \"v=spf1 ip4:192.0.2.1 -all\"\n");
        try (ZoneServer names = ZoneServer.start(zone);
                WireDns dns = WireDns.builder().resolvers(List.of(names.address())).build();
                ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Spf spf = Spf.over(dns);
            Thread server = new Thread(() -> serve(spf, listening));
            server.setDaemon(true);
            server.start();
            expect(ask(listening.getLocalPort(), "192.0.2.1"), "action=PREPEND Received-SPF: pass ");
            expect(ask(listening.getLocalPort(), "192.0.2.9"), "action=550 5.7.23 ");
            SpfResult second = spf.checkAsync(request("192.0.2.1"))
                    .thenApply(first -> spf.check(request("192.0.2.9")).result())
                    .join();
            expect(second.label(), "fail");
        }
        System.out.println("policy server: ok");
    }

    private static SpfRequest request(String ip) {
        return new SpfRequest(IpAddress.parse(ip), "a@example.org", "mail.example.org");
    }

    private static void serve(Spf spf, ServerSocket listening) {
        while (true) {
            try (Socket client = listening.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Map<String, String> request = new HashMap<>();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    String[] pair = line.split("=", 2);
                    request.put(pair[0], pair[1]);
                }
                SpfCheck check = spf.check(new SpfRequest(
                        IpAddress.parse(request.get("client_address")), request.get("sender"), request.get("helo_name")));
                String action = check.result() == SpfResult.FAIL
                        ? check.suggestedReply().orElseThrow().toString()
                        : "PREPEND Received-SPF: " + check.receivedSpf();
                OutputStream out = client.getOutputStream();
                out.write(("action=" + action + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (java.io.IOException closed) {
                return;
            }
        }
    }

    private static String ask(int port, String client) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("request=smtpd_access_policy\nclient_address=" + client
                    + "\nsender=a@example.org\nhelo_name=mail.example.org\n\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void expect(String text, String start) {
        if (!text.startsWith(start)) {
            throw new IllegalStateException("\"" + text + "\" does not begin with \"" + start + "\"");
        }
    }
}
