package dev.mailworthy.smtp.host.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rule while its statements are read, from nft's text or from its JSON. */
final class RuleDraft {

    private static final Set<String> OWNERS = Set.of("owner", "cgroup", "mark");

    private static final Set<String> RATES = Set.of("limit", "hashlimit", "connlimit", "quota");

    /** Targets behind which the next rule follows. */
    private static final Set<String> PASSING = Set.of(
            "AUDIT",
            "CHECKSUM",
            "CLASSIFY",
            "CONNMARK",
            "CONNSECMARK",
            "CT",
            "DSCP",
            "ECN",
            "HL",
            "HMARK",
            "IDLETIMER",
            "LED",
            "LOG",
            "NFLOG",
            "NOTRACK",
            "RATEEST",
            "SECMARK",
            "SET",
            "TCPMSS",
            "TCPOPTSTRIP",
            "TEE",
            "TOS",
            "TRACE",
            "TTL",
            "ULOG");

    private final List<Condition> conditions = new ArrayList<>();
    private Action action = Action.NEXT;
    private boolean isRated;
    private boolean sets;

    void on(Condition condition) {
        conditions.add(condition);
    }

    /** A condition that this program does not evaluate. */
    void unread() {
        conditions.add(Condition.unread(Fit.UNKNOWN));
    }

    void does(Action decided) {
        action = decided;
    }

    void rated() {
        isRated = true;
    }

    void setsMark() {
        sets = true;
    }

    /** A match or a target of iptables (iptables-extensions(8)), of which its name alone is known. */
    void extension(String kind, String name) {
        if (kind.equals("target")) {
            target(name);
        } else if (RATES.contains(name)) {
            isRated = true;
        } else if (!name.equals("comment")) {
            conditions.add(Condition.unread(OWNERS.contains(name) ? Fit.BY_USER : Fit.UNKNOWN));
        }
    }

    private void target(String name) {
        switch (name) {
            case "REJECT", "DROP" -> action = Action.of(Action.Type.REFUSE);
            case "REDIRECT", "DNAT", "TPROXY" -> action = Action.of(Action.Type.REDIRECT);
            case "MARK" -> sets = true;
            default -> action = PASSING.contains(name) ? action : Action.of(Action.Type.UNCLEAR);
        }
    }

    FilterRule rule(String text, String handle) {
        return new FilterRule(text, handle, List.copyOf(conditions), action, isRated, sets);
    }
}
