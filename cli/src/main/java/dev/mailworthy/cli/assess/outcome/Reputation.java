package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.score.ScoreReport;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.EgressReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The reputation estimate with what it rests on and when it applies. It is about how much mail from the sender is wanted, not
 * about whether mail can leave: a closed port, an interception or a policy listing makes it void.
 *
 * @param appliesIf what has to hold so that the estimate applies
 */
public record Reputation(ScoreReport score, Basis basis, List<Condition> appliesIf) {

    private static final String POLICY = "DNSBL-LISTED/spamhaus-";

    public Reputation {
        appliesIf = List.copyOf(appliesIf);
    }

    /** What an estimate rests on. */
    public enum Basis {
        /** Records, names and lists alone. */
        SETUP("setup"),
        /** Deliveries too. */
        DELIVERIES("deliveries");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        /** The name in JSON. */
        public String label() {
            return label;
        }
    }

    /** Whether a condition holds. */
    public enum State {
        HOLDS("holds"),
        FAILS("fails"),
        UNANSWERED("unanswered");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The name in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * One condition.
     *
     * @param id for programs, for example {@code port-25-open}
     * @param words for people, as it holds: {@code outgoing port 25 is open}
     */
    public record Condition(String id, String words, State state) {}

    /** The estimate of a run with these facts. */
    public static Reputation of(ScoreReport score, List<Fact> facts) {
        boolean delivered =
                score.contributions().stream().anyMatch(each -> each.id().startsWith("delivery-"));
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition("port-25-open", "outgoing port 25 is open", facts, Set.of(EgressReport.CLOSED)));
        conditions.add(condition(
                "port-25-direct",
                "port 25 leads to the mail servers themselves",
                facts,
                Set.of(EgressFinding.EGRESS_25_INTERCEPTED.code(), EgressFinding.EGRESS_TLS_STRIPPED.code())));
        conditions.add(condition(
                "address-may-send",
                "the address is in no range that is declared as not sending mail (PBL)",
                facts,
                Set.of(POLICY + "zen/127.0.0.10", POLICY + "zen/127.0.0.11", POLICY + "pbl")));
        conditions.add(condition("domain-exists", "the domain exists", facts, Set.of("DOMAIN-MISSING")));
        return new Reputation(score, delivered ? Basis.DELIVERIES : Basis.SETUP, conditions);
    }

    private static Condition condition(String id, String words, List<Fact> facts, Set<String> keys) {
        List<Answer<String>> answers = facts.stream()
                .filter(fact -> keys.contains(fact.key()))
                .map(Fact::answer)
                .toList();
        State state = answers.stream().anyMatch(Answer.Present.class::isInstance)
                ? State.FAILS
                : answers.isEmpty() || answers.stream().anyMatch(Answer.Unanswered.class::isInstance)
                        ? State.UNANSWERED
                        : State.HOLDS;
        return new Condition(id, words, state);
    }

    /** Whether all conditions hold. */
    public boolean applies() {
        return appliesIf.stream().allMatch(condition -> condition.state() == State.HOLDS);
    }
}
