package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A text record at a name where no receiver looks for it, although it is meant for the name where receivers look. DNS panels add
 * the zone to a name that is full already, and people leave out an underscore or use the domain itself.
 */
public final class MisplacedRecord {

    /** @param asked the question that found the text */
    public record Found(String text, PendingQuestion asked) {

        /** Where the text stands. */
        public DomainName name() {
            return asked.question().name();
        }
    }

    private final Predicate<String> meant;
    private final List<PendingQuestion> asked;

    private MisplacedRecord(Predicate<String> meant, List<PendingQuestion> asked) {
        this.meant = meant;
        this.asked = asked;
    }

    /**
     * Asks the wrong names at which such a record is likely to stand.
     *
     * @param labels of the right name, such as {@code _dmarc} or {@code s1._domainkey}
     * @param domain what follows the labels
     * @param meant whether a text is meant as the record that is looked for
     */
    public static MisplacedRecord ask(Questions questions, String labels, DomainName domain, Predicate<String> meant) {
        return new MisplacedRecord(
                meant,
                names(labels, domain).stream()
                        .map(name -> questions.ask(name, RecordType.TXT))
                        .toList());
    }

    /** Asks the doubled name and the domain itself alone. For records that few domains have. */
    public static MisplacedRecord askDoubled(
            Questions questions, String labels, DomainName domain, Predicate<String> meant) {
        return new MisplacedRecord(
                meant,
                Stream.concat(doubled(labels, domain).stream(), Stream.of(domain))
                        .map(name -> questions.ask(name, RecordType.TXT))
                        .toList());
    }

    private static Optional<DomainName> doubled(String labels, DomainName domain) {
        return Questions.prepended(labels + "." + domain, domain);
    }

    private static List<DomainName> names(String labels, DomainName domain) {
        List<DomainName> names = new ArrayList<>();
        doubled(labels, domain).ifPresent(names::add);
        names.add(domain);
        String first = labels.substring(0, labels.indexOf('.') < 0 ? labels.length() : labels.indexOf('.'));
        Stream.of(labels.replace("_", ""), labels.replace("._", "_"), labels + "." + labels, first)
                .filter(other -> !other.equals(labels))
                .flatMap(other -> Questions.prepended(other, domain).stream())
                .filter(name -> !names.contains(name))
                .distinct()
                .forEach(names::add);
        return names;
    }

    /** The first such record. Names without an answer are no record: nothing is claimed of them. */
    public Optional<Found> found() {
        return asked.stream()
                .flatMap(one -> TxtRecords.of(one).stream().filter(meant).map(text -> new Found(text, one)))
                .findFirst();
    }
}
