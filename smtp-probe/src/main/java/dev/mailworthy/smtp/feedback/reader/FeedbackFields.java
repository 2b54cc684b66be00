package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.mime.DateField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a {@code message/feedback-report} (RFC 5965 section 3), or of a text with one field a line. */
final class FeedbackFields {

    private static final int MOST_FIELDS = 1000;
    private static final int LONGEST_VALUE = 65_536;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final FieldValues values;
    private final OddityCount oddities;

    FeedbackFields(String text, OddityCount oddities) {
        this.values = new FieldValues(oddities);
        this.oddities = oddities;
        StringBuilder field = new StringBuilder();
        int count = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean isFold = field.length() > 0 && !line.isBlank() && (line.startsWith(" ") || line.startsWith("\t"));
            if (!isFold) {
                keep(field);
                field.setLength(0);
                if (++count > MOST_FIELDS) {
                    return;
                }
            }
            if (field.length() < LONGEST_VALUE) {
                field.append(isFold ? " " : "").append(isFold ? line.strip() : line);
            }
        }
        keep(field);
    }

    private void keep(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0) {
            String value = field.substring(colon + 1).strip();
            fields.computeIfAbsent(AsciiCase.lower(field.substring(0, colon).strip()), any -> new ArrayList<>())
                    .add(value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
        }
    }

    static FeedbackFields of(byte[] part, OddityCount oddities) {
        return new FeedbackFields(new String(part, StandardCharsets.UTF_8), oddities);
    }

    /** Hands all fields to a digest. */
    void addTo(ContentDigest digest) {
        fields.forEach((name, all) -> all.forEach(value -> digest.add(name, value)));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    private String first(String name) {
        List<String> all = fields.getOrDefault(name, List.of());
        if (all.size() > 1) {
            oddities.note(OddityKind.REPEATED_FIELD, name);
        }
        return all.isEmpty() ? "" : all.get(0);
    }

    ReportField<String> text(String name) {
        return has(name) ? values.text(name, first(name)) : ReportField.absent();
    }

    /** Base64 without its white space, at most {@value #LONGEST_VALUE} characters. */
    ReportField<String> base64(String name) {
        return text(name).value().isEmpty()
                ? ReportField.absent()
                : ReportField.present(Printable.whole(first(name).replaceAll("\\s", "")));
    }

    ReportField<Long> number(String name) {
        return has(name) ? values.number(name, first(name)) : ReportField.absent();
    }

    <E extends Enum<E>> ReportField<E> word(String name, KnownWords<E> words) {
        return has(name) ? values.word(name, first(name), words) : ReportField.absent();
    }

    ReportField<IpAddress> address(String name) {
        return has(name) ? values.address(name, first(name)) : ReportField.absent();
    }

    ReportField<DomainName> domain(String name) {
        return has(name) ? values.domain(name, first(name)) : ReportField.absent();
    }

    List<ReportField<DomainName>> domains(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(value -> values.domain(name, value))
                .toList();
    }

    List<String> texts(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(Printable::text)
                .toList();
    }

    ReportField<Instant> date(String name) {
        if (!has(name)) {
            return ReportField.absent();
        }
        Optional<Instant> date = DateField.read(first(name));
        if (date.isEmpty()) {
            oddities.note(OddityKind.UNREADABLE_VALUE, name);
            return ReportField.unreadable(first(name));
        }
        return ReportField.present(date.get());
    }
}
