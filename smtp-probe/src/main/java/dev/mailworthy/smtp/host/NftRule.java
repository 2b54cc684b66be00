package dev.mailworthy.smtp.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a chain as {@code nft -nn} prints it. It is read only for its effect on a new TCP connection. */
record NftRule(String text) {

    /**
     * The limit of a line that is read in full. Longer lines are sets of ports or addresses; only ports are looked for.
     */
    private static final int LONGEST = 2000;

    private static final Pattern REFUSES = Pattern.compile("\\b(drop|reject)\\b");
    private static final Pattern ACCEPTS = Pattern.compile("\\baccept\\b");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]{0,200}\"");
    private static final Pattern PORTS = Pattern.compile("tcp dport (!= )?(\\{[^}]{0,4000}}|[0-9-]{1,11})");

    /** Ports that are not in the rule itself, but in a set, a map or an extension of iptables. */
    private static final Pattern UNSEEN_PORTS =
            Pattern.compile("\\b(tcp|th) dport (!= )?(@|vmap )|\\bth dport |\\bxt (match|target) ");

    /** A refusal without a condition: only counters and log statements come before it. */
    private static final Pattern REST = Pattern.compile(
            "(counter packets \\d{1,20} bytes \\d{1,20} |log (prefix  |(level|group|flags) [a-z0-9,]{1,20} )*)*(drop|reject( with .*)?)");

    /**
     * Conditions of loopback, of established connections and of other protocols; 0x8 is the state of a new connection.
     */
    private static final Pattern NOT_A_NEW_TCP_CONNECTION = Pattern.compile(
            "\\boif(name)? \"lo\"|\\bct state (?!.*(new|0x8\\b)).*|\\budp |\\b(ip protocol|l4proto|nexthdr) (1|2|17|58|icmp|udp|ipv6-icmp)\\b|\\bicmp(v6)? ");

    boolean refuses() {
        return REFUSES.matcher(unquoted()).find();
    }

    boolean accepts() {
        return ACCEPTS.matcher(unquoted()).find();
    }

    /** Whether it refuses everything else: the policy of a chain, or its last rule without a condition. */
    boolean refusesTheRest() {
        return text.startsWith("type filter hook output ")
                ? text.contains("policy drop;")
                : text.length() <= LONGEST && REST.matcher(unquoted()).matches();
    }

    /** Whether it may accept connections to the port. The contents of its sets and marks are unknown. */
    boolean mayLetThroughTo(int port) {
        boolean others = PORTS.matcher(text).find() && !names(port);
        return accepts()
                && !text.startsWith("type ")
                && !others
                && !(text.length() <= LONGEST
                        && NOT_A_NEW_TCP_CONNECTION.matcher(text).find());
    }

    /** Whether it may refuse the port for a condition that its own line does not show. */
    boolean mayRefuse() {
        return refuses() && UNSEEN_PORTS.matcher(text).find();
    }

    boolean names(int port) {
        Matcher ports = PORTS.matcher(text);
        return ports.find() && (ports.group(1) == null) == holds(ports.group(2), port);
    }

    private static boolean holds(String ports, int port) {
        for (String part : ports.replaceAll("[{}\\s]", "").split(",")) {
            String[] ends = part.split("-", 2);
            if (ends[0].matches("[0-9]{1,5}")
                    && ends[ends.length - 1].matches("[0-9]{1,5}")
                    && Integer.parseInt(ends[0]) <= port
                    && port <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    private String unquoted() {
        return QUOTED.matcher(text).replaceAll("");
    }
}
