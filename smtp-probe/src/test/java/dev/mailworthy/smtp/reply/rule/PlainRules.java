package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;

/** The rule and the receiver of a reply, found by a look at each rule in its order. {@link RuleIndex} must agree. */
final class PlainRules {

    private final ReplyCatalogue catalogue;

    PlainRules(ReplyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<Rule> first(SmtpReply reply, Optional<String> from) {
        String lowered = AsciiCase.lower(reply.text());
        return catalogue.rules().stream()
                .filter(rule -> rule.suits(reply, from) && hasCodes(rule.conditions(), reply))
                .filter(rule -> hasWords(rule.conditions(), lowered))
                .findFirst();
    }

    private static boolean hasCodes(Rule.Conditions conditions, SmtpReply reply) {
        return conditions.code().matches(Integer.toString(reply.code()))
                && (conditions.enhanced().isEmpty()
                        || reply.enhanced()
                                .filter(code -> conditions.enhanced().get().matches(code.toString()))
                                .isPresent());
    }

    private static boolean hasWords(Rule.Conditions conditions, String lowered) {
        return conditions.all().stream().allMatch(words -> words.isIn(lowered))
                && (conditions.any().isEmpty() || conditions.any().stream().anyMatch(words -> words.isIn(lowered)))
                && conditions.none().stream().noneMatch(words -> words.isIn(lowered));
    }

    Optional<Receiver> receiver(SmtpReply reply, ReceiverHints hints) {
        String lowered = AsciiCase.lower(reply.text());
        String end = lowered.substring(Math.max(0, lowered.length() - FoundWords.TAIL));
        String greeting = AsciiCase.lower(hints.banner().orElse(""));
        List<String> hosts = hints.hosts().stream().map(Object::toString).toList();
        int best = 0;
        Optional<Receiver> seen = Optional.empty();
        for (ReceiverSigns signs : catalogue.receivers()) {
            int strength = ReceiverSigns.strength(
                    isAny(signs.banner(), greeting) || isAny(signs.banner(), lowered),
                    isAny(signs.tags(), lowered),
                    signs.isHost(hosts),
                    isAny(signs.tail(), end));
            if (strength > best) {
                best = strength;
                seen = Optional.of(signs.seen(strength));
            }
        }
        return seen;
    }

    private static boolean isAny(List<Fragment> fragments, String text) {
        return fragments.stream().anyMatch(fragment -> fragment.isIn(text));
    }
}
