package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the first {@link Rule} and the receiver of a reply without a look at each rule: one pass over the text gives the
 * fragments in it, and these the few rules whose other conditions are looked at.
 */
final class RuleIndex {

    private final Map<Fragment, Integer> numbers = new HashMap<>();
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Candidate> rules = new ArrayList<>();
    private final List<ReceiverWords> receivers;
    private final WordAutomaton automaton;
    private final RuleSets sets;
    /** The rules that a fragment leads to, by the fragment's number. */
    private final long[][] byFragment;
    /** The rules without a fragment that must be there. */
    private final long[] always;

    /** A rule with the numbers of its fragments. */
    private record Candidate(Rule rule, int[] all, int[] any, int[] none) {

        boolean holds(FoundWords found) {
            return found.hasAll(all) && (any.length == 0 || found.hasAny(any)) && !found.hasAny(none);
        }
    }

    RuleIndex(List<Rule> rules, List<ReceiverSigns> receivers) {
        for (Rule rule : rules) {
            Rule.Conditions words = rule.conditions();
            this.rules.add(new Candidate(rule, numbers(words.all()), numbers(words.any()), numbers(words.none())));
        }
        this.receivers = receivers.stream()
                .map(signs ->
                        new ReceiverWords(signs, numbers(signs.banner()), numbers(signs.tags()), numbers(signs.tail())))
                .toList();
        this.automaton = new WordAutomaton(fragments);
        this.sets = new RuleSets(rules);
        this.byFragment = new long[fragments.size()][];
        this.always = sets.none();
        for (int number = 0; number < fragments.size(); number++) {
            byFragment[number] = sets.none();
        }
        for (int number = 0; number < this.rules.size(); number++) {
            lead(number, this.rules.get(number));
        }
    }

    private int[] numbers(List<Fragment> some) {
        return some.stream().mapToInt(this::number).toArray();
    }

    private int number(Fragment fragment) {
        return numbers.computeIfAbsent(fragment, added -> {
            fragments.add(added);
            return fragments.size() - 1;
        });
    }

    /** One of all is enough to lead to a rule, because all must be there; without these each of any leads to it. */
    private void lead(int number, Candidate rule) {
        int[] leading = rule.all().length > 0 ? new int[] {rule.all()[0]} : rule.any();
        for (int fragment : leading) {
            RuleSets.put(byFragment[fragment], number);
        }
        if (leading.length == 0) {
            RuleSets.put(always, number);
        }
    }

    FoundWords find(String text) {
        return automaton.find(text);
    }

    /** The first rule of the catalogue that a reply meets. */
    Optional<Rule> first(SmtpReply reply, FoundWords found, Optional<String> from) {
        long[] candidates = always.clone();
        found.addTo(candidates, byFragment);
        RuleSets.keep(candidates, sets.ofCode(reply.code()));
        RuleSets.keep(candidates, sets.ofEnhanced(reply.enhanced()));
        for (int word = 0; word < candidates.length; word++) {
            for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
                Candidate next = rules.get(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                if (next.rule().suits(reply, from) && next.holds(found)) {
                    return Optional.of(next.rule());
                }
            }
        }
        return Optional.empty();
    }

    /** The receiver with the strongest signs; of equals the first in the catalogue. */
    Optional<Receiver> receiver(FoundWords found, ReceiverHints hints) {
        Optional<FoundWords> greeting = hints.banner().map(automaton::find);
        List<String> hosts = hints.hosts().isEmpty()
                ? List.of()
                : hints.hosts().stream().map(Object::toString).toList();
        int best = 0;
        Optional<ReceiverSigns> seen = Optional.empty();
        for (ReceiverWords receiver : receivers) {
            int strength = receiver.strength(found, greeting, hosts);
            if (strength > best) {
                best = strength;
                seen = Optional.of(receiver.signs());
            }
        }
        int strongest = best;
        return seen.map(signs -> signs.seen(strongest));
    }
}
