package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known receivers, the rules about their replies, and the {@link Cause causes}. */
public final class ReplyCatalogue {

    /** The name of the data file. {@link MatchedRule#line()} is a line in it. */
    public static final String FILE = "smtp-replies.yml";

    private final YearMonth asOf;
    private final Map<String, Cause> causes;
    private final List<ReceiverSigns> receivers;
    private final List<Rule> rules;

    ReplyCatalogue(YearMonth asOf, Map<String, Cause> causes, List<ReceiverSigns> receivers, List<Rule> rules) {
        this.asOf = asOf;
        this.causes = causes;
        this.receivers = List.copyOf(receivers);
        this.rules = List.copyOf(rules);
    }

    /** {@return the catalogue that this module contains} */
    public static ReplyCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Loads the catalogue at the first access. */
    private static final class Bundled {
        static final ReplyCatalogue CATALOGUE = read();

        private static ReplyCatalogue read() {
            YamlPart document = YamlPart.bundled(FILE, name -> ReplyCatalogue.class.getResourceAsStream(name), FILE);
            try {
                return ReplyCatalogueReader.read(document);
            } catch (YamlException e) {
                throw new IllegalStateException("the bundled catalogue of replies is broken", e);
            }
        }
    }

    /** {@return the month of the data} */
    public YearMonth asOf() {
        return asOf;
    }

    /** {@return all causes, in the order of the data} */
    public List<Cause> causes() {
        return List.copyOf(causes.values());
    }

    /** {@return what each rule says about a reply that it matches, in the order of the data} */
    public List<MatchedRule> matches() {
        return rules.stream().map(rule -> rule.matched(Optional.empty())).toList();
    }

    /**
     * {@return the name of the receiver whose replies a rule is for; empty if it is for those of all}
     *
     * @param rule the id of a rule
     */
    public Optional<String> receiverOf(String rule) {
        return rules.stream()
                .filter(each -> each.id().equals(rule))
                .flatMap(each -> each.conditions().receiver().stream())
                .flatMap(id -> receivers.stream().filter(signs -> signs.id().equals(id)))
                .map(ReceiverSigns::name)
                .findFirst();
    }

    Optional<Cause> cause(String id) {
        return Optional.ofNullable(causes.get(id));
    }

    List<ReceiverSigns> receivers() {
        return receivers;
    }

    List<Rule> rules() {
        return rules;
    }
}
