package dev.mailworthy.smtp.host.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chain of rules in its table. */
final class Chain {

    /**
     * Where packets come to a base chain.
     *
     * @param type {@code filter}, {@code nat} or {@code route}
     * @param name {@code output}, {@code postrouting}, {@code input} and so on
     * @param dropsTheRest whether the chain's policy drops what no rule decides
     */
    record Hook(String type, String name, boolean dropsTheRest) {

        /** Whether packets that leave this machine pass it first of all chains of its hook. */
        boolean isOutgoing() {
            return switch (name) {
                case "output", "egress" -> true;
                case "postrouting" -> type.equals("filter");
                default -> false;
            };
        }

        /**
         * Whether answers pass it that come to this machine. Address translation decides only about the first packet, and a
         * chain at ingress sees one device, which the JSON of nft 1.0.6 does not name.
         */
        boolean isIncoming() {
            return type.equals("filter") && (name.equals("input") || name.equals("prerouting"));
        }
    }

    private final String family;
    private final String table;
    private final String name;
    private final Sets sets;
    private final List<FilterRule> rules = new ArrayList<>();
    private Optional<Hook> hook = Optional.empty();

    Chain(String family, String table, String name, Sets sets) {
        this.family = family;
        this.table = table;
        this.name = name;
        this.sets = sets;
    }

    void add(FilterRule rule) {
        rules.add(rule);
    }

    void hook(Hook known) {
        hook = Optional.of(known);
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

    /** Whether packets come to it from a hook of the kernel. */
    boolean isBase() {
        return hook.isPresent();
    }

    /** Whether packets that leave this machine pass it first of all chains of its hook. */
    boolean isOutgoing() {
        return hook.filter(Hook::isOutgoing).isPresent();
    }

    /** Whether answers pass it that come to this machine. */
    boolean isIncoming() {
        return hook.filter(Hook::isIncoming).isPresent();
    }

    boolean dropsTheRest() {
        return hook.filter(Hook::dropsTheRest).isPresent();
    }
}
