package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Walk.End;
import dev.mailworthy.smtp.host.filter.Walk.Fate;
import dev.mailworthy.smtp.host.filter.Walk.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a ruleset does to one packet.
 *
 * @param chain the chain that decides; empty if the packet passes
 * @param rule the rule that decides; empty for a chain's policy
 */
record Ruling(Kind kind, Optional<Chain> chain, Optional<FilterRule> rule) {

    /** The kinds, the one that counts least first. */
    enum Kind {
        PASSES,
        /** It depends on something that is not known here. */
        UNCLEAR,
        RATIONED,
        BY_USER,
        REFUSED,
        /** A packet that is led to another port meets no rule about its old port. */
        REDIRECTED
    }

    private static final Ruling PASSES = new Ruling(Kind.PASSES, Optional.empty(), Optional.empty());

    static Ruling of(Ruleset ruleset, Packet packet) {
        return ruleset.passedBy(packet).stream()
                .map(base -> of(Walk.through(ruleset, base, packet)))
                .max(Comparator.comparing(Ruling::kind))
                .orElse(PASSES);
    }

    /** The first rule that looks at the socket's owner, for a packet of an unknown one. */
    static Optional<Ruling> ownerRule(Ruleset ruleset, Packet packet) {
        return ruleset.passedBy(packet).stream()
                .flatMap(base -> Walk.through(ruleset, base, packet).byUser().stream())
                .findFirst()
                .map(site -> at(Kind.BY_USER, site));
    }

    private static Ruling of(Walk walk) {
        Fate first = walk.fates().get(0);
        if (walk.always(End.PASSES) || walk.always(End.REFUSED)) {
            return walk.ration()
                    .map(site -> at(Kind.RATIONED, site))
                    .orElseGet(() -> first.end() == End.PASSES ? PASSES : at(Kind.REFUSED, first));
        }
        if (walk.always(End.REDIRECTED)) {
            return at(Kind.REDIRECTED, first);
        }
        return mixed(walk, first);
    }

    private static Ruling mixed(Walk walk, Fate first) {
        List<Site> owners = walk.byUser();
        if (!owners.isEmpty()) {
            return at(Kind.BY_USER, owners.get(0));
        }
        return walk.unknown().stream()
                .findFirst()
                .map(site -> at(Kind.UNCLEAR, site))
                .orElseGet(() -> at(Kind.UNCLEAR, first));
    }

    private static Ruling at(Kind kind, Site site) {
        return new Ruling(kind, Optional.of(site.chain()), Optional.of(site.rule()));
    }

    private static Ruling at(Kind kind, Fate fate) {
        return new Ruling(kind, Optional.of(fate.chain()), fate.rule());
    }

    /** The rule with its chain, for people. */
    String text() {
        String place = chain.map(Chain::place).orElse("");
        return rule.map(each -> each.shown() + " (chain " + place + ")")
                .orElse("chain " + place + " refuses what none of its rules accepts");
    }
}
