package dev.mailworthy.smtp.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client, a router and a server. On the server, six operators' mail servers, three controls and a relay have their
 * own addresses, over both families. The router forwards, and is the only path.
 */
final class NetLab implements AutoCloseable {

    /** The mail servers: 203.0.113.11 to .16, and the same over IPv6. */
    static final int OPERATORS = 6;

    private static final Pattern ENTRY = Pattern.compile("([0-9a-f:.]+) \\. ([0-9]+)");

    private final String tag;
    private final List<String> namespaces = new ArrayList<>();

    private NetLab(String tag) {
        this.tag = tag;
    }

    /** The missing requirement of the lab, if there is one. */
    static Optional<String> missing() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.of("network namespaces are Linux's");
        }
        for (String program : List.of("ip", "nft")) {
            if (!Shell.has(program)) {
                return Optional.of("there is no " + program + ": the Debian package "
                        + (program.equals("ip") ? "iproute2" : "nftables") + " is not installed");
            }
        }
        String probe = unusedName();
        try {
            Shell.run("", "ip", "netns", "add", probe);
            Shell.run("", "ip", "netns", "del", probe);
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("this user may not make network namespaces");
        }
    }

    /** A name for namespaces that no other lab of this machine has; several test classes build theirs at the same time. */
    private static String unusedName() {
        return "mw" + UUID.randomUUID().toString().substring(0, 8);
    }

    static NetLab build() {
        NetLab lab = new NetLab(unusedName());
        try {
            lab.join();
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private void join() {
        for (String host : List.of("c", "r", "s")) {
            Shell.run("", "ip", "netns", "add", tag + host);
            namespaces.add(tag + host);
            ip(host, "link", "set", "lo", "up");
        }
        cable("c", "cr", "r", "rc");
        cable("r", "rs", "s", "sr");
        address("c", "cr", "10.9.1.2/24", "fd09:1::2/64");
        address("c", "cr", "10.9.1.3/24", "fd09:1::3/64");
        address("r", "rc", "10.9.1.1/24", "fd09:1::1/64");
        address("r", "rs", "10.9.2.1/24", "fd09:2::1/64");
        address("s", "sr", "10.9.2.2/24", "fd09:2::2/64");
        ip("c", "route", "add", "default", "via", "10.9.1.1");
        ip("c", "-6", "route", "add", "default", "via", "fd09:1::1");
        ip("s", "route", "add", "default", "via", "10.9.2.1");
        ip("s", "-6", "route", "add", "default", "via", "fd09:2::1");
        ip("r", "route", "add", "203.0.113.0/24", "via", "10.9.2.2");
        ip("r", "-6", "route", "add", "2001:db8:100::/64", "via", "fd09:2::2");
        for (int host = 11; host <= 30; host++) {
            address("s", "lo", "203.0.113." + host + "/32", "2001:db8:100::" + host + "/128");
        }
        in("r", "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        // Linux limits the rate of its own ICMP errors. A router on the Internet allows more.
        in("r", "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
        reset();
    }

    private void cable(String one, String onePort, String other, String otherPort) {
        Shell.run(
                "",
                "ip",
                "-n",
                tag + one,
                "link",
                "add",
                "name",
                onePort,
                "type",
                "veth",
                "peer",
                "name",
                otherPort,
                "netns",
                tag + other);
        ip(one, "link", "set", onePort, "up");
        ip(other, "link", "set", otherPort, "up");
    }

    private void address(String host, String port, String version4, String version6) {
        ip(host, "addr", "add", version4, "dev", port);
        ip(host, "-6", "addr", "add", version6, "dev", port, "nodad");
    }

    void ip(String host, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "-n", tag + host));
        command.addAll(List.of(arguments));
        Shell.run(command);
    }

    /** Runs a program in the network of a host. */
    void in(String host, String... command) {
        List<String> all = new ArrayList<>(enter(host));
        all.addAll(List.of(command));
        Shell.run(all);
    }

    List<String> enter(String host) {
        return List.of("ip", "netns", "exec", tag + host);
    }

    /** Sets nft rules for packets that the router forwards, and for packets that arrive there before routing. */
    void router(List<String> forward, List<String> prerouting) {
        StringBuilder rules = new StringBuilder("flush ruleset\ntable inet lab {\n");
        rules.append("chain forwarding {\ntype filter hook forward priority 0; policy accept;\n");
        forward.forEach(rule -> rules.append(rule).append('\n'));
        rules.append("}\nchain pre {\ntype nat hook prerouting priority -100; policy accept;\n");
        prerouting.forEach(rule -> rules.append(rule).append('\n'));
        rules.append("}\n}\n");
        nft("r", rules.toString());
    }

    /** Sets nft rules for packets that the client sends. */
    void client(List<String> output) {
        StringBuilder rules = new StringBuilder("flush ruleset\ntable inet own {\nchain out {\n");
        rules.append("type filter hook output priority 0; policy accept;\n");
        output.forEach(rule -> rules.append(rule).append('\n'));
        rules.append("}\n}\n");
        nft("c", rules.toString());
    }

    /** Sets nft rules by which the router changes the source of connections. */
    void translate(List<String> rules) {
        StringBuilder table = new StringBuilder("table ip translation {\nchain leaving {\n");
        table.append("type nat hook postrouting priority 100;\n");
        rules.forEach(rule -> table.append("oifname rs ").append(rule).append('\n'));
        nft("r", table.append("}\n}\n").toString());
    }

    /** Sets any nft rules on the client. */
    void clientRules(String rules) {
        nft("c", "flush ruleset\n" + rules);
    }

    private void nft(String host, String rules) {
        List<String> command = new ArrayList<>(enter(host));
        command.addAll(List.of("nft", "-f", "-"));
        Shell.run(rules, command.toArray(String[]::new));
    }

    /**
     * Makes the router record the destinations of connections until {@link #reset}.
     *
     * @param silent addresses that never answer
     */
    void watch(List<String> silent) {
        StringBuilder rules = new StringBuilder("table inet watch {\n");
        rules.append("set seen4 { type ipv4_addr . inet_service; flags dynamic; size 4096; }\n");
        rules.append("set seen6 { type ipv6_addr . inet_service; flags dynamic; size 4096; }\n");
        rules.append("chain pre {\ntype filter hook prerouting priority -300; policy accept;\n");
        rules.append(noted("ip", "4")).append(noted("ip6", "6"));
        silent.forEach(address -> rules.append(address.indexOf(':') < 0 ? "ip" : "ip6")
                .append(" daddr ")
                .append(address)
                .append(" drop\n"));
        nft("r", rules.append("}\n}\n").toString());
    }

    private static String noted(String protocol, String version) {
        return "iifname rc meta nfproto ipv" + version + " tcp flags & (syn|ack) == syn add @seen" + version + " { "
                + protocol + " daddr . tcp dport }\n";
    }

    /** The recorded destinations, each {@code ADDRESS PORT}. */
    Set<String> watched() {
        Set<String> seen = new TreeSet<>();
        for (String set : List.of("seen4", "seen6")) {
            List<String> command = new ArrayList<>(enter("r"));
            command.addAll(List.of("nft", "-nn", "list", "set", "inet", "watch", set));
            Matcher entry = ENTRY.matcher(Shell.run("", command.toArray(String[]::new)));
            while (entry.find()) {
                seen.add(entry.group(1) + " " + entry.group(2));
            }
        }
        return seen;
    }

    /** Sets nft rules for packets that the router itself sends. */
    void routerOwn(List<String> output) {
        StringBuilder rules = new StringBuilder("table inet own {\nchain out {\n");
        rules.append("type filter hook output priority 0; policy accept;\n");
        output.forEach(rule -> rules.append(rule).append('\n'));
        nft("r", rules.append("}\n}\n").toString());
    }

    /** Gives the client's machine the commands of a remedy, in the form of nft's command line. */
    void remedy(String commands) {
        in("c", "nft", commands);
    }

    /** The longest packet that the router passes on to the servers over IPv4, in octets. */
    void narrow(int mtu) {
        ip("r", "route", "replace", "203.0.113.0/24", "via", "10.9.2.2", "mtu", String.valueOf(mtu));
    }

    /** Removes all rules: an open network. */
    void reset() {
        nft("c", "flush ruleset\n");
        router(List.of(), List.of());
        ip("r", "route", "replace", "203.0.113.0/24", "via", "10.9.2.2");
        // The client forgets what routers said about the length of packets.
        ip("c", "route", "flush", "cache");
    }

    @Override
    public void close() {
        for (String namespace : namespaces) {
            try {
                Shell.run("", "ip", "netns", "del", namespace);
            } catch (IllegalStateException e) {
                System.err.println(e.getMessage());
            }
        }
    }
}
