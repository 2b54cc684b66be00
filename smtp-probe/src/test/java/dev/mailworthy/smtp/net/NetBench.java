package dev.mailworthy.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A {@link NetLab} with a {@link ServerFarm} on its server and a {@link ProbeAgent} on its client. */
final class NetBench implements AutoCloseable {

    private final NetLab lab;
    private final Agent servers;
    private final Agent client;

    private NetBench(NetLab lab, Agent servers, Agent client) {
        this.lab = lab;
        this.servers = servers;
        this.client = client;
    }

    static NetBench build() throws IOException {
        NetLab lab = NetLab.build();
        try {
            Agent servers = Agent.start(lab.enter("s"), ServerFarm.class);
            NetBench bench = new NetBench(lab, servers, Agent.start(lab.enter("c"), ProbeAgent.class));
            bench.warmUp();
            return bench;
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** The first run loads the classes of both programs, which costs a busy machine more than a time limit of a run. */
    private void warmUp() throws IOException {
        open();
        ask("probe IPV4 25 - pinned");
    }

    NetLab lab() {
        return lab;
    }

    /** An open network: each operator's mail server greets in its own name, and the controls answer. */
    void open() throws IOException {
        lab.reset();
        servers.tell("clear");
        all("own");
        controls();
    }

    /** The controls answer. */
    void controls() throws IOException {
        for (int i = 21; i <= 23; i++) {
            servers.tell("listen 203.0.113." + i + " 443");
            servers.tell("listen 2001:db8:100::" + i + " 443");
        }
    }

    /** Every mail server in this mode, see {@link FarmMode}. */
    void all(String mode) throws IOException {
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            serve(i, mode);
        }
    }

    /** The first mail servers in this mode. */
    void some(int number, String mode) throws IOException {
        for (int i = 1; i <= number; i++) {
            serve(i, mode);
        }
    }

    private void serve(int operator, String mode) throws IOException {
        greet(operator, mode + " 220 mx.operator" + operator + ".example ESMTP");
    }

    /** An operator's mail server on both addresses, with a mode and the words of its greeting. */
    void greet(int operator, String modeAndWords) throws IOException {
        for (String address : addresses(operator)) {
            servers.tell("stop " + address + " 25");
            servers.tell("listen " + address + " 25 " + modeAndWords);
        }
    }

    static List<String> addresses(int operator) {
        return List.of("203.0.113." + (10 + operator), "2001:db8:100::" + (10 + operator));
    }

    /** Gives the server farm a command. */
    void tell(String command) throws IOException {
        servers.tell(command);
    }

    /** Gives the probe a command, and returns what it says. */
    List<String> ask(String command) throws IOException {
        return client.tell(command);
    }

    /** Runs the probe on port 25 over these families, and asserts the first lines of what it says. */
    void expect(String families, String... lines) throws IOException {
        List<String> said = ask("probe " + families + " 25 - pinned");
        List<String> wanted = new ArrayList<>();
        String[] each = families.split(",");
        for (int i = 0; i < lines.length; i++) {
            wanted.add(i < each.length ? each[i] + " 25 - " + lines[i] : "HOST " + lines[i]);
        }
        assertThat(said.subList(0, wanted.size())).as(String.join("\n", said)).isEqualTo(wanted);
    }

    /** Runs the probe on port 25 over IPv4, and returns the findings that are not about the port itself. */
    List<String> found() throws IOException {
        return client.tell("probe IPV4 25 - pinned").stream()
                .filter(line -> line.startsWith("FOUND "))
                .map(line -> line.substring("FOUND ".length()))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        servers.close();
        lab.close();
    }
}
