package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a complaint of a receiver about a delivered message: the part {@code message/feedback-report} (RFC 5965 section 3). */
final class FeedbackReport {

    private static final int LONGEST_VALUE = 320;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private FeedbackReport(String text) {
        for (String line : text.split("\\r?\\n", 1000)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.indexOf(' ') != 0) {
                String value = line.substring(colon + 1).strip();
                fields.computeIfAbsent(AsciiCase.lower(line.substring(0, colon).strip()), any -> new ArrayList<>())
                        .add(value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
            }
        }
    }

    /** One status for each recipient that the report names, or one without a name. None if it has no {@code Feedback-Type}. */
    static List<RecipientStatus> recipients(String text) {
        FeedbackReport report = new FeedbackReport(text);
        Optional<String> type = report.first("feedback-type");
        if (type.isEmpty()) {
            return List.of();
        }
        String words = report.words(type.get());
        List<String> named = report.fields.getOrDefault("original-rcpt-to", List.of("")).stream()
                .map(FeedbackReport::bare)
                .distinct()
                .limit(DeliveryStatus.MOST_RECIPIENTS)
                .toList();
        return named.stream()
                .map(recipient -> new RecipientStatus(
                                recipient,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                words,
                                ReceiverHints.none(),
                                Optional.empty())
                        .with(Optional.of(SmtpReply.complaint(words))))
                .toList();
    }

    private Optional<String> first(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private String words(String type) {
        return "feedback report of the type " + AsciiCase.lower(type)
                + first("source-ip").map(ip -> ", sent from " + ip).orElse("")
                + first("original-mail-from")
                        .map(from -> ", MAIL FROM " + bare(from))
                        .orElse("")
                + first("auth-failure").map(what -> ", auth-failure " + what).orElse("");
    }

    private static String bare(String address) {
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }
}
