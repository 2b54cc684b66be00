package dev.mailworthy.docs.sample;

// tag::imports[]
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
// end::imports[]

// tag::server[]
/** An SPF policy server for Postfix (SMTPD_POLICY_README): it answers each request with one action. */
public final class PolicyServer {
    private final Spf spf;

    public PolicyServer(Spf spf) {
        this.spf = spf;
    }

    /** Serves connections until the socket is closed. */
    public void serve(ServerSocket server) throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Thread thread = new Thread(() -> serve(client), "policy");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
            Map<String, String> request = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    out.write("action=" + action(request) + "\n\n");
                    out.flush();
                    request.clear();
                } else {
                    String[] pair = line.split("=", 2);
                    request.put(pair[0], pair.length == 2 ? pair[1] : "");
                }
            }
        } catch (IOException e) {
            System.err.println("policy: " + e.getMessage());
        }
    }

    /** The action for a request; {@code DUNNO} lets the next restriction of Postfix decide. */
    String action(Map<String, String> request) {
        SpfCheck check = spf.check(new SpfRequest(
                IpAddress.parse(request.get("client_address")),
                request.getOrDefault("sender", ""),
                request.getOrDefault("helo_name", "")));
        if (check.result() == SpfResult.TEMPERROR) {
            return "DEFER_IF_PERMIT 4.4.3 SPF: the DNS did not answer";
        }
        if (check.result() == SpfResult.FAIL) {
            return check.suggestedReply().map(Object::toString).orElse("550 5.7.23 SPF fail");
        }
        return "PREPEND " + "Received-SPF: " + check.receivedSpf();
    }
}
// end::server[]
