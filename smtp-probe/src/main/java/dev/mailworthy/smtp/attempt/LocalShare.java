package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalEffect;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The share of this machine's own rules in what a port's connections met.
 *
 * @param all the effect on connections to all targets
 * @param lost the effect on connections to the targets that were not reached; empty if all were reached
 */
public record LocalShare(LocalEffect all, Optional<LocalEffect> lost) {

    /**
     * Reads the rules.
     *
     * @param targets the addresses of all targets
     * @param lost those of the targets that were not reached
     */
    public static LocalShare read(
            LocalRules rules, IpFamily family, int port, List<IpAddress> targets, List<IpAddress> lost) {
        LocalEffect all = rules.on(new Outgoing(family, port, targets));
        if (lost.isEmpty()) {
            return new LocalShare(all, Optional.empty());
        }
        return new LocalShare(
                all, Optional.of(lost.equals(targets) ? all : rules.on(new Outgoing(family, port, lost))));
    }

    /** The rule that refuses what was lost, for the quorum. */
    public Answer<String> rule() {
        return lost.map(LocalEffect::refusal)
                .map(refusal -> refusal.fold(
                        found -> Answer.present(found.text()),
                        Answer::<String>absent,
                        silent -> Answer.<String>unanswered(silent.reason(), silent.detail()),
                        beside -> Answer.<String>notApplicable(beside.detail())))
                .orElseGet(() -> Answer.notApplicable("nothing is blocked"));
    }

    /** The rules that decide: each kind once. */
    public List<LocalRule> rules() {
        List<LocalRule> rules = new ArrayList<>();
        Stream.concat(all.rules().stream(), lost.stream().flatMap(effect -> effect.rules().stream()))
                .filter(rule -> rules.stream().noneMatch(known -> known.kind() == rule.kind()))
                .forEach(rules::add);
        return rules;
    }

    /** Lines of evidence about the rules. */
    public Stream<String> lines() {
        List<LocalRule> found = rules();
        if (!found.isEmpty()) {
            return found.stream().map(rule -> "rule of this machine: " + rule.text());
        }
        return rule().fold(
                        rule -> Stream.of("rule of this machine: " + rule),
                        () -> Stream.of(
                                "this machine's own packet filter and rules of routing have nothing against the port"),
                        silent -> silent.reason() == Reason.NOT_CONFIGURED
                                ? Stream.empty()
                                : Stream.of("whether a rule of this machine does it: " + silent.detail()),
                        beside -> Stream.empty());
    }
}
