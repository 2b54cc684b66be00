package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A remembered decision is the one that the rules give: digits in a rule's words decide, other digits and addresses do not. */
@Timeout(120)
class DecisionMemoTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 20_000 : 2_000;

    private static final long SEED = 20261201;

    private static Optional<String> rule(Classification of) {
        return of instanceof Classified known
                ? Optional.of(known.rule().id())
                : ((Unclassified) of).nearest().map(MatchedRule::id);
    }

    @Tag("long")
    @Test
    void repliesWithChangedDigitsAreDecidedAsTheRulesDecide() {
        ReplyCatalogue catalogue = ReplyCatalogue.bundled();
        ReplyClassifier remembering = ReplyClassifier.over(catalogue);
        RuleIndex rules = new RuleIndex(catalogue.rules(), catalogue.receivers());
        List<String> lines = DataLines.entries(DataLines.resource(DecisionMemoTest.class, "vendor-tables.tsv"));
        Random random = new Random(SEED);
        System.out.println("seed " + SEED + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            String[] cells = lines.get(random.nextInt(lines.size())).split("\t", 3);
            SmtpReply reply = SmtpReply.of(random.nextBoolean() ? 550 : 421, changed(cells[2].substring(4), random))
                    .at(random.nextInt(4) == 0 ? Optional.of(ReplyStage.MAIL) : Optional.empty());
            ReceiverHints hints =
                    random.nextBoolean() ? ReceiverHints.none() : ReceiverHints.of(DomainName.parse(cells[0]));
            FoundWords found = rules.find(reply.text());
            Optional<Receiver> receiver = rules.receiver(found, hints);
            Classification decided = remembering.classify(reply, hints);
            assertThat(decided.receiver()).as("seed " + SEED + ": " + reply).isEqualTo(receiver);
            assertThat(rule(decided))
                    .as("seed " + SEED + ": " + reply)
                    .isEqualTo(rules.first(reply, found, receiver.map(Receiver::id))
                            .map(Rule::id));
        }
    }

    private static String changed(String text, Random random) {
        StringBuilder other = new StringBuilder(text);
        for (int at = 0; at < other.length(); at++) {
            if (Character.isDigit(other.charAt(at)) && random.nextInt(3) == 0) {
                other.setCharAt(at, (char) ('0' + random.nextInt(10)));
            }
        }
        return other.toString();
    }

    @Test
    void theSeenAddressIsThatOfEachReply() {
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        for (int i = 1; i < 50; i++) {
            SmtpReply reply = SmtpReply.of(550, "5.7.1 Client host [192.0.2." + i + "] blocked using zen.spamhaus.org");
            assertThat(classifier.classify(reply, ReceiverHints.none()).clientAddress())
                    .hasValueSatisfying(seen -> assertThat(seen)
                            .hasToString("192.0.2." + reply.text().replaceAll(".*\\[192\\.0\\.2\\.(\\d+)].*", "$1")));
        }
    }
}
