package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalUser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command that lets mail pass a rule, and nothing else: a rule for the one port goes before it. If exactly one mail
 * server's user is known, only that user passes on the way out. On the way in only answers pass.
 */
record Opening(IpFamily family, int port, List<LocalUser> mailUsers) {

    /** Names of the tables that iptables-nft makes. Their rules are changed with iptables. */
    private static final List<String> IPTABLES = List.of("filter", "nat", "mangle", "raw", "security");

    Optional<String> past(Ruling ruling) {
        return ruling.chain()
                .filter(chain -> !(chain.isIncoming() && isUfw(chain)))
                .map(chain -> command(chain, ruling.rule()));
    }

    private static boolean isUfw(Chain chain) {
        return chain.name().startsWith("ufw-") || chain.name().startsWith("ufw6-");
    }

    private String command(Chain chain, Optional<FilterRule> rule) {
        if (isUfw(chain)) {
            return "ufw allow out " + port + "/tcp";
        }
        boolean iptables = IPTABLES.contains(table(chain))
                && !chain.family().equals("inet")
                && (chain.table().endsWith(LegacyTables.MARK)
                        || chain.name().equals(chain.name().toUpperCase(Locale.ROOT)));
        return iptables ? iptables(chain, rule) : nft(chain, rule);
    }

    private String nft(Chain chain, Optional<FilterRule> rule) {
        String accept = chain.isIncoming()
                ? "tcp sport " + port + " ct state established accept"
                : owner("meta skuid ").map(who -> who + " ").orElse("") + "tcp dport " + port + " accept";
        return rule.map(each -> "nft insert rule " + chain.place()
                        + (each.handle().isEmpty() ? "" : " handle " + each.handle()) + " " + accept)
                .orElseGet(() -> "nft add rule " + chain.place() + " " + accept);
    }

    private String iptables(Chain chain, Optional<FilterRule> rule) {
        String legacy = chain.table().endsWith(LegacyTables.MARK) ? LegacyTables.MARK : "";
        String program = (family == IpFamily.IPV4 ? "iptables" : "ip6tables") + legacy;
        String table = table(chain).equals("filter") ? "" : " -t " + table(chain);
        String where = rule.map(
                        each -> "-I " + chain.name() + " " + (chain.rules().indexOf(each) + 1))
                .orElseGet(() -> "-A " + chain.name());
        String packets = chain.isIncoming()
                ? " -p tcp" + flag("sport") + port + " -m conntrack" + flag("ctstate") + "ESTABLISHED"
                : owner(" -m owner" + flag("uid-owner")).orElse("") + " -p tcp" + flag("dport") + port;
        return program + table + " " + where + packets + " -j ACCEPT";
    }

    /** The name that iptables has for the table. */
    private static String table(Chain chain) {
        String name = chain.table();
        return name.endsWith(LegacyTables.MARK) ? name.substring(0, name.length() - LegacyTables.MARK.length()) : name;
    }

    /** A long option of iptables. */
    private static String flag(String name) {
        return " --" + name + " ";
    }

    private Optional<String> owner(String lead) {
        return mailUsers.size() == 1 ? Optional.of(lead + mailUsers.get(0).name()) : Optional.empty();
    }
}
