package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.yaml.YamlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of receivers, of their replies, and of causes. */
public final class ReplyCatalogue {

    /** The data's file, whose lines {@link MatchedRule#line()} counts. */
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

    /** The catalogue that comes with this module. */
    public static ReplyCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Read when it is first asked for. */
    private static final class Bundled {
        static final ReplyCatalogue CATALOGUE = read();

        private static ReplyCatalogue read() {
            try (InputStream in = ReplyCatalogue.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("the module's own catalogue of replies is missing");
                }
                return ReplyCatalogueReader.read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | YamlException e) {
                throw new IllegalStateException("the module's own catalogue of replies is broken", e);
            }
        }
    }

    /** The month in which the data was compiled. */
    public YearMonth asOf() {
        return asOf;
    }

    /** Every category of causes, in the data's order. */
    public List<Cause> causes() {
        return List.copyOf(causes.values());
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
