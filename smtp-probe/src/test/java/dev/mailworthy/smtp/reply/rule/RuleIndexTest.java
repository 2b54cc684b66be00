package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The index finds the rule and the receiver that a look at each rule finds. */
@Timeout(120)
class RuleIndexTest {

    private static final long SEED = Long.getLong("mailworthy.seed", 20261130L);
    private static final int REPLIES = Boolean.getBoolean("mailworthy.long") ? 20_000 : 2_000;

    private static final List<String> BETWEEN =
            List.of(" ", " ", " ", "", ".", "; ", " [192.0.2.7] ", " the ", "x", "\u00e9");
    private static final List<DomainName> HOSTS = Stream.of(
                    "mx.first.example",
                    "gmail-smtp-in.l.google.com",
                    "a.olc.protection.outlook.com",
                    "mx01.t-online.de",
                    "mx-ha02.web.de",
                    "mta5.am0.yahoodns.net",
                    "us-smtp-inbound-1.mimecast.com")
            .map(DomainName::parse)
            .toList();

    private final ReplyCatalogue catalogue = ReplyCatalogue.bundled();
    private final PlainRules plain = new PlainRules(catalogue);
    private final RuleIndex index = new RuleIndex(catalogue.rules(), catalogue.receivers());
    private final Random random = new Random(SEED);
    private final List<String> fragments = fragments();

    private List<String> fragments() {
        List<Fragment> all = new ArrayList<>();
        catalogue.rules().forEach(rule -> {
            all.addAll(rule.conditions().all());
            all.addAll(rule.conditions().any());
            all.addAll(rule.conditions().none());
        });
        catalogue.receivers().forEach(receiver -> {
            all.addAll(receiver.tags());
            all.addAll(receiver.tail());
            all.addAll(receiver.banner());
        });
        return all.stream().map(Fragment::words).distinct().toList();
    }

    @Tag("long")
    @Test
    void theIndexFindsWhatALookAtEachRuleFinds() {
        System.out.println("seed " + SEED + ", " + REPLIES + " replies");
        for (int i = 0; i < REPLIES; i++) {
            assertSame(reply(), hints());
        }
    }

    @Test
    void eachSampleOfEachRuleIsFoundAlike() {
        for (Rule rule : catalogue.rules()) {
            RuleSamples.of(rule, catalogue).forEach(sample -> assertSame(sample.reply(), sample.hints()));
        }
    }

    @Test
    void aMarkAtTheEdgeOfTheEndCounts() {
        for (int letters = FoundWords.TAIL - 8; letters < FoundWords.TAIL + 3; letters++) {
            for (String before : List.of("", "x", " ")) {
                assertSame(SmtpReply.of(550, before + "gsmtp " + "y".repeat(letters)), ReceiverHints.none());
            }
        }
    }

    private void assertSame(SmtpReply reply, ReceiverHints hints) {
        FoundWords found = index.find(reply.text());
        Optional<Receiver> receiver = plain.receiver(reply, hints);
        assertThat(index.receiver(found, hints)).as(() -> reply + " " + hints).isEqualTo(receiver);
        Optional<String> from = receiver.map(Receiver::id);
        assertThat(index.first(reply, found, from).map(Rule::id))
                .as(() -> reply + " " + hints)
                .isEqualTo(plain.first(reply, from).map(Rule::id));
    }

    private SmtpReply reply() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            text.append(cased(part())).append(one(BETWEEN));
        }
        Optional<EnhancedCode> enhanced = random.nextBoolean()
                ? Optional.of(new EnhancedCode(
                        one(List.of(4, 5)), random.nextInt(8), one(List.of(0, 1, 7, 25, 26, 511, 606))))
                : Optional.empty();
        Optional<ReplyStage> stage =
                random.nextBoolean() ? Optional.of(one(List.of(ReplyStage.values()))) : Optional.empty();
        return new SmtpReply(
                one(List.of(250, 421, 450, 451, 452, 454, 501, 521, 530, 535, 550, 552, 553, 554, 556, 571)),
                enhanced,
                text.toString(),
                stage,
                one(List.of(Ending.REPLIED, Ending.REPLIED, Ending.OWN_WORDS, Ending.DROPPED)));
    }

    /** A fragment, or a piece of one. */
    private String part() {
        String whole = one(fragments);
        return random.nextInt(4) > 0 ? whole : whole.substring(0, 1 + random.nextInt(whole.length()));
    }

    private String cased(String words) {
        return switch (random.nextInt(3)) {
            case 0 -> words.toUpperCase(Locale.ROOT);
            case 1 -> words;
            default -> Character.toUpperCase(words.charAt(0)) + words.substring(1);
        };
    }

    private ReceiverHints hints() {
        List<DomainName> hosts = random.nextBoolean() ? List.of(one(HOSTS)) : List.of();
        Optional<String> banner = random.nextInt(4) == 0 ? Optional.of("mx " + one(fragments)) : Optional.empty();
        return new ReceiverHints(hosts, banner);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
