package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the output of {@code iptables-legacy-save} into the form of {@code nft list ruleset}, so that one reader reads both
 * (iptables-extensions(8)). What it does not know becomes a match that the reader does not know either.
 */
final class LegacyTables {

    /** The end of a table's name that tells these tables from those of iptables-nft. */
    static final String MARK = "-legacy";

    /** The numbers of protocols (RFC 5237), which nft prints where iptables prints names. */
    private static final Map<String, String> PROTOCOLS = Map.of(
            "tcp",
            "6",
            "udp",
            "17",
            "icmp",
            "1",
            "ipv6-icmp",
            "58",
            "gre",
            "47",
            "esp",
            "50",
            "ah",
            "51",
            "sctp",
            "132",
            "udplite",
            "136",
            "dccp",
            "33");

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");

    private LegacyTables() {}

    /** The rules of one family in the form of nft. */
    static String asNft(String saved, IpFamily family) {
        StringBuilder text = new StringBuilder();
        Map<String, List<String>> chains = new LinkedHashMap<>();
        Map<String, String> policies = new LinkedHashMap<>();
        String table = "";
        for (String line : saved.lines().map(String::strip).toList()) {
            if (line.startsWith("*")) {
                table = line.substring(1);
                chains.clear();
                policies.clear();
            } else if (line.startsWith(":")) {
                String[] words = line.substring(1).split("\\s+");
                chains.put(words[0], new ArrayList<>());
                policies.put(words[0], words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "-");
            } else if (line.startsWith("-A ")) {
                List<String> tokens = tokens(line.substring(3));
                chains.computeIfAbsent(tokens.get(0), name -> new ArrayList<>())
                        .add(new Rule(tokens, family, policies.keySet()).read());
            } else if (line.equals("COMMIT")) {
                write(text, family, table, chains, policies);
            }
        }
        return text.toString();
    }

    private static void write(
            StringBuilder text,
            IpFamily family,
            String table,
            Map<String, List<String>> chains,
            Map<String, String> policies) {
        text.append("table ")
                .append(ip(family))
                .append(' ')
                .append(table)
                .append(MARK)
                .append(" {\n");
        chains.forEach((name, rules) -> {
            text.append("chain ").append(name).append(" {\n");
            if (name.equals("OUTPUT") || name.equals("INPUT") && !table.equals("nat")) {
                text.append("type filter hook ")
                        .append(name.toLowerCase(Locale.ROOT))
                        .append(" priority 0; policy ")
                        .append(policies.getOrDefault(name, "accept"))
                        .append(";\n");
            }
            rules.forEach(rule -> text.append(rule).append('\n'));
            text.append("}\n");
        });
        text.append("}\n");
    }

    private static String ip(IpFamily family) {
        return family == IpFamily.IPV4 ? "ip" : "ip6";
    }

    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** One line after {@code -A}: the chain, matches, and the target, whose own options decide nothing. */
    private static final class Rule {

        private final List<String> tokens;
        private final Set<String> chains;
        private final String ip;
        private final List<String> out = new ArrayList<>();
        private int at = 1;
        private String not = "";

        Rule(List<String> tokens, IpFamily family, Set<String> chains) {
            this.tokens = tokens;
            this.chains = chains;
            this.ip = ip(family);
        }

        String read() {
            boolean ended = false;
            while (at < tokens.size() && !ended) {
                String word = next();
                if (word.equals("!")) {
                    not = "!= ";
                    continue;
                }
                ended = word.equals("-j") || word.equals("-g");
                out.add(ended ? target(word, next()) : match(word));
                not = "";
            }
            return String.join(" ", out).replaceAll(" +", " ").strip();
        }

        private String next() {
            return at < tokens.size() ? tokens.get(at++) : "";
        }

        private String match(String option) {
            String name = option.replaceFirst("^-+", "");
            return switch (name) {
                case "p" -> "meta l4proto " + not + protocol(next());
                case "dport" -> "tcp dport " + not + range(next());
                case "dports" -> "tcp dport " + not + "{ " + range(next()).replace(",", ", ") + " }";
                case "sport", "sports" -> "tcp sport " + not + range(next());
                case "d" -> ip + " daddr " + not + next();
                case "s" -> ip + " saddr " + not + next();
                case "o" -> "oifname " + not + '"' + next() + '"';
                case "i" -> "iifname " + not + '"' + next() + '"';
                case "uid-owner" -> "meta skuid " + not + next();
                case "gid-owner" -> "meta skgid " + not + next();
                case "ctstate", "state" -> "ct state " + not + next().toLowerCase(Locale.ROOT);
                case "mark" -> "meta mark " + not + next();
                case "limit", "hashlimit-upto", "hashlimit-above" -> "limit rate " + next();
                case "connlimit-above", "connlimit-upto" -> "ct count over " + next();
                default -> other(name);
            };
        }

        /** A module says nothing by itself; its options follow. An option that is not known may decide. */
        private String other(String name) {
            boolean hasValue = at < tokens.size() && !tokens.get(at).startsWith("-");
            String value = hasValue ? next() : "";
            boolean decides = !name.equals("m")
                    && !name.equals("comment")
                    && !name.equals("limit-burst")
                    && !name.startsWith("hashlimit-")
                    && !name.startsWith("connlimit-");
            boolean socket = name.equals("m") && value.equals("cgroup") || name.equals("path");
            if (socket) {
                return "xt match \"cgroup\"";
            }
            return decides ? "xt match \"unknown\"" : "";
        }

        private String target(String how, String name) {
            return switch (name) {
                case "ACCEPT", "DROP", "REJECT", "RETURN", "REDIRECT", "DNAT" -> name.toLowerCase(Locale.ROOT);
                case "MARK" -> "meta mark set 1";
                case "SNAT", "MASQUERADE" -> "masquerade";
                case "TPROXY" -> "tproxy";
                case "NFQUEUE", "QUEUE" -> "queue";
                default ->
                    chains.contains(name) ? (how.equals("-g") ? "goto " : "jump ") + name : "xt target \"" + name + '"';
            };
        }

        private static String protocol(String name) {
            return PROTOCOLS.getOrDefault(name, name);
        }

        /** {@code 20:30} is a range. */
        private static String range(String ports) {
            return ports.replace(':', '-');
        }
    }
}
