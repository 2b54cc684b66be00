package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A packet's way through one base chain and the chains that it jumps to. Where a condition is not known, both ways are
 * walked.
 */
final class Walk {

    /** The most steps of one walk. A ruleset that needs more stays undecided. */
    private static final int MOST_STEPS = 20_000;

    private static final int DEEPEST = 16;

    /** How a way ends. */
    enum End {
        PASSES,
        REFUSED,
        REDIRECTED,
        UNCLEAR
    }

    /**
     * A possible end.
     *
     * @param rule empty for the policy of the base chain
     */
    record Fate(End end, Chain chain, Optional<FilterRule> rule) {}

    /** The steps of one packet so far, and which rules fit it. */
    private static final class Effort {
        private final Map<FilterRule, Fit> fits = new IdentityHashMap<>();
        private int steps;
    }

    /** A rule in its chain. */
    record Site(Chain chain, FilterRule rule) {}

    private final Ruleset ruleset;
    private final Packet packet;
    private final List<Fate> fates = new ArrayList<>();
    private final List<Site> byUser = new ArrayList<>();
    private final List<Site> unknown = new ArrayList<>();
    private final List<Site> rated = new ArrayList<>();
    private final Effort effort;

    private Walk(Ruleset ruleset, Packet packet, Effort effort) {
        this.effort = effort;
        this.ruleset = ruleset;
        this.packet = packet;
    }

    static Walk through(Ruleset ruleset, Chain base, Packet packet) {
        return through(ruleset, base, packet, 0, new Effort());
    }

    private static Walk through(Ruleset ruleset, Chain base, Packet packet, int depth, Effort effort) {
        Walk walk = new Walk(ruleset, packet, effort);
        if (walk.leaves(base, depth)) {
            walk.fates.add(new Fate(base.dropsTheRest() ? End.REFUSED : End.PASSES, base, Optional.empty()));
        }
        return walk;
    }

    /** The possible ends; at least one. */
    List<Fate> fates() {
        return fates;
    }

    /** Rules whose fit depends on the socket's owner. */
    List<Site> byUser() {
        return byUser;
    }

    /** Rules whose fit is not known. */
    List<Site> unknown() {
        return unknown;
    }

    /** The rule that lets only a part of such packets pass; empty without one. */
    Optional<Site> ration() {
        boolean refused = always(End.REFUSED);
        return rated.stream()
                .filter(site -> (site.rule().action().type() == Action.Type.ACCEPT) == refused)
                .findFirst();
    }

    boolean always(End end) {
        return fates.stream().allMatch(fate -> fate.end() == end);
    }

    boolean mayEnd(End end) {
        return fates.stream().anyMatch(fate -> fate.end() == end);
    }

    /** Whether the packet may come out at the end of the chain. */
    private boolean leaves(Chain chain, int depth) {
        boolean mayReturn = false;
        for (FilterRule rule : chain.rules()) {
            if (effort.steps++ > MOST_STEPS || depth > DEEPEST) {
                note(new Site(chain, rule), Fit.UNKNOWN);
                ends(End.UNCLEAR, chain, rule);
                return true;
            }
            Fit fit = effort.fits.computeIfAbsent(rule, each -> each.fit(packet, chain.sets()));
            if (fit == Fit.NO || rule.action().type() == Action.Type.NEXT) {
                continue;
            }
            Site site = new Site(chain, rule);
            if (rule.isRated()) {
                rated(site, fit, depth);
                continue;
            }
            note(site, fit);
            Next next = act(chain, rule, rule.action(), depth);
            mayReturn |= next.mayReturn();
            if (fit == Fit.YES && !next.mayContinue()) {
                return mayReturn;
            }
        }
        return true;
    }

    /** What may follow a rule that fits: the next rule, or the end of its chain. */
    private record Next(boolean mayContinue, boolean mayReturn) {}

    private static final Next ENDS = new Next(false, false);
    private static final Next CONTINUES = new Next(true, false);

    private Next act(Chain chain, FilterRule rule, Action action, int depth) {
        return switch (action.type()) {
            case NEXT -> CONTINUES;
            case ACCEPT -> ends(End.PASSES, chain, rule);
            case REFUSE -> ends(End.REFUSED, chain, rule);
            case REDIRECT -> ends(End.REDIRECTED, chain, rule);
            case UNCLEAR -> ends(End.UNCLEAR, chain, rule);
            case RETURN -> new Next(false, true);
            case JUMP -> new Next(entered(chain, rule, action, depth), false);
            case GOTO -> new Next(false, entered(chain, rule, action, depth));
            case MAP -> lookedUp(chain, rule, action, depth);
        };
    }

    private Next ends(End end, Chain chain, FilterRule rule) {
        fates.add(new Fate(end, chain, Optional.of(rule)));
        return ENDS;
    }

    /** A chain that is not known may do anything. The kernel has no such jump, but an unnamed chain is not read. */
    private boolean entered(Chain chain, FilterRule rule, Action action, int depth) {
        Optional<Chain> inner = ruleset.beside(chain, action.target());
        if (inner.isEmpty()) {
            note(new Site(chain, rule), Fit.UNKNOWN);
            ends(End.UNCLEAR, chain, rule);
            return true;
        }
        return leaves(inner.get(), depth + 1);
    }

    /** The first element that fits decides. Without one, the next rule follows. */
    private Next lookedUp(Chain chain, FilterRule rule, Action map, int depth) {
        Optional<List<Element>> elements = map.map().in(chain.sets());
        if (elements.isEmpty()) {
            note(new Site(chain, rule), Fit.UNKNOWN);
            ends(End.UNCLEAR, chain, rule);
            return CONTINUES;
        }
        boolean mayReturn = false;
        for (Element element : elements.get()) {
            Fit fit = element.fit(map.keys(), packet);
            if (fit == Fit.NO) {
                continue;
            }
            note(new Site(chain, rule), fit);
            Next next = act(chain, rule, element.action(), depth);
            mayReturn |= next.mayReturn();
            if (fit == Fit.YES) {
                return new Next(next.mayContinue(), mayReturn);
            }
        }
        return new Next(true, mayReturn);
    }

    private void note(Site site, Fit fit) {
        if (fit == Fit.BY_USER) {
            byUser.add(site);
        } else if (fit == Fit.UNKNOWN) {
            unknown.add(site);
        }
    }

    /** A rule with a rate lets the packet pass or refuses it by the moment. The next rule may follow in any case. */
    private void rated(Site site, Fit fit, int depth) {
        if (fit != Fit.YES || depth > DEEPEST) {
            note(site, fit);
            return;
        }
        boolean decides = switch (site.rule().action().type()) {
            case REFUSE, ACCEPT -> true;
            case JUMP, GOTO ->
                ruleset.beside(site.chain(), site.rule().action().target())
                        .map(inner -> through(ruleset, inner, packet, depth + 1, effort))
                        .filter(walk -> walk.mayEnd(End.REFUSED))
                        .isPresent();
            default -> false;
        };
        if (decides) {
            rated.add(site);
        }
    }
}
