package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sample {@link SmtpReply replies} made from a rule's own conditions: one for each code and each fragment. */
final class RuleSamples {

    /** A sample reply, and the conditions it was made from. */
    record Sample(SmtpReply reply, ReceiverHints hints, String madeOf) {

        Optional<Rule> met(ReplyCatalogue catalogue) {
            Classification all = ReplyClassifier.over(catalogue).classify(reply, hints);
            String id = all instanceof Classification.Classified known
                    ? known.rule().id()
                    : ((Classification.Unclassified) all)
                            .nearest()
                            .map(MatchedRule::id)
                            .orElse("");
            return catalogue.rules().stream()
                    .filter(rule -> rule.id().equals(id))
                    .findFirst();
        }
    }

    private RuleSamples() {}

    static List<Sample> of(Rule rule, ReplyCatalogue catalogue) {
        List<Sample> samples = new ArrayList<>();
        Rule.Conditions conditions = rule.conditions();
        for (String code : alternatives(conditions.code().toString())) {
            for (String enhanced : conditions
                    .enhanced()
                    .map(ReplyCodePattern::toString)
                    .map(RuleSamples::enhanced)
                    .orElse(List.of(""))) {
                for (String words : words(conditions)) {
                    samples.add(sample(rule, catalogue, code.replace("...", "250"), enhanced, words));
                }
            }
        }
        return samples;
    }

    private static Sample sample(Rule rule, ReplyCatalogue catalogue, String code, String enhanced, String words) {
        Optional<ReplyStage> ended = rule.conditions().ended().stream().sorted().findFirst();
        Optional<ReplyStage> at =
                ended.or(() -> rule.conditions().at().stream().sorted().findFirst());
        SmtpReply reply = new SmtpReply(
                Integer.parseInt(code.replace('.', '5')),
                EnhancedCode.parse(enhanced),
                words,
                at,
                rule.conditions().ownWords() ? Ending.OWN_WORDS : ended.isPresent() ? Ending.DROPPED : Ending.REPLIED);
        ReceiverHints hints = rule.conditions()
                .receiver()
                .map(id -> host(id, catalogue))
                .map(ReceiverHints::of)
                .orElseGet(ReceiverHints::none);
        return new Sample(reply, hints, code + " " + enhanced + " " + words);
    }

    private static DomainName host(String receiver, ReplyCatalogue catalogue) {
        return catalogue.receivers().stream()
                .filter(signs -> signs.id().equals(receiver))
                .flatMap(signs -> signs.mx().stream())
                .map(mx -> DomainName.parse(mx.written().replace("*", "a").replace("?", "0")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Rule.Conditions conditions) {
        String all =
                String.join(" ", conditions.all().stream().map(Fragment::words).toList());
        return conditions.any().isEmpty()
                ? List.of(all)
                : conditions.any().stream()
                        .map(any -> (all + " " + any.words()).strip())
                        .toList();
    }

    private static List<String> alternatives(String pattern) {
        return List.of(pattern.split("\\|"));
    }

    /** All enhanced codes that match a pattern, with 7 for any digit. */
    private static List<String> enhanced(String pattern) {
        int open = pattern.indexOf('(');
        Stream<String> alternatives = open < 0
                ? Stream.of(pattern)
                : alternatives(pattern.substring(open + 1, pattern.length() - 1)).stream()
                        .map(each -> pattern.substring(0, open) + each);
        return alternatives.flatMap(RuleSamples::classes).toList();
    }

    private static Stream<String> classes(String pattern) {
        int open = pattern.indexOf('[');
        if (open < 0) {
            return Stream.of(pattern.replace("\\.", ".").replace("\\d+", "777").replace("\\d", "7"));
        }
        int close = pattern.indexOf(']');
        String within = pattern.substring(open + 1, close);
        Stream<String> digits = within.contains("-")
                ? IntStream.rangeClosed(within.charAt(0), within.charAt(2)).mapToObj(Character::toString)
                : within.chars().mapToObj(Character::toString);
        return digits.flatMap(digit -> classes(pattern.substring(0, open) + digit + pattern.substring(close + 1)));
    }
}
