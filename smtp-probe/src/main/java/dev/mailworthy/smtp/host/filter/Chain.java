package dev.mailworthy.smtp.host.filter;

import java.util.ArrayList;
import java.util.List;

/** A chain of rules in its table. */
final class Chain {

    private final String family;
    private final String table;
    private final String name;
    private final Sets sets;
    private final List<FilterRule> rules = new ArrayList<>();
    private String hook = "";

    Chain(String family, String table, String name, Sets sets) {
        this.family = family;
        this.table = table;
        this.name = name;
        this.sets = sets;
    }

    void add(String line) {
        if (line.startsWith("type ") && line.contains(" hook ")) {
            hook = line;
        } else {
            rules.add(FilterRuleReader.read(line));
        }
    }

    /** The family, the table and the name, as nft's commands take them. */
    String place() {
        return family + " " + table + " " + name;
    }

    String family() {
        return family;
    }

    String table() {
        return table;
    }

    String name() {
        return name;
    }

    Sets sets() {
        return sets;
    }

    List<FilterRule> rules() {
        return rules;
    }

    /** Whether packets that leave this machine pass it first of all chains of its hook. */
    boolean isOutgoing() {
        return hook.contains(" hook output ")
                || hook.startsWith("type filter hook postrouting ")
                || hook.contains(" hook egress ");
    }

    /** Whether answers pass it that come to this machine. Address translation decides only about the first packet. */
    boolean isIncoming() {
        return hook.startsWith("type filter hook input ")
                || hook.startsWith("type filter hook prerouting ")
                || hook.contains(" hook ingress ");
    }

    boolean dropsTheRest() {
        return hook.contains("policy drop;");
    }
}
