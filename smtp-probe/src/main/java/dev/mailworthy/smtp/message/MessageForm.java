package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a {@link MailMessage} against those rules of RFC 5322 whose violation makes receivers refuse it. */
final class MessageForm {

    /** Fields that may occur only once (RFC 5322 section 3.6). */
    private static final List<String> SINGLE = List.of(
            "date",
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "message-id",
            "in-reply-to",
            "references",
            "subject");

    /** The maximum length of a line (RFC 5322 section 2.1.1). */
    private static final int LONGEST_LINE = 998;

    private static final int LONGEST_DATE = 100;

    private static final int MOST_NAMED = 4;

    /** Fields that are made of addresses, in which encoded words (RFC 2047 section 5) can stand for names alone. */
    private static final Set<String> OF_URIS =
            Set.of("list-unsubscribe", "list-help", "list-subscribe", "list-post", "list-archive", "list-owner");

    /**
     * The form of a Message-ID (RFC 5322 section 3.6.4). The part after the at-sign is less strict, as programs write
     * it.
     */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]{1,500}@[^<>@\\s]{1,500}>");

    /** An address in angle brackets with octets beyond ASCII. */
    private static final Pattern BEYOND_ASCII_ADDRESS =
            Pattern.compile("<[^<>@\\s]{0,320}[\\u0080-\\u00ff][^<>@\\s]{0,320}@|@[^<>@\\s]{0,255}[\\u0080-\\u00ff]");

    private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]{1,76}[ \\t]*:.*", Pattern.DOTALL);

    private final MailMessage message;
    private final List<Evidence> problems = new ArrayList<>();

    private MessageForm(MailMessage message) {
        this.message = message;
    }

    static void examine(MailMessage message, MessageNotes notes) {
        MessageForm form = new MessageForm(message);
        form.from();
        form.others();
        form.whole();
        if (form.problems.isEmpty()) {
            notes.confirmed("form of " + message.name(), "follows RFC 5322", MessageFinding.MESSAGE_MALFORMED);
        } else {
            notes.found(Finding.of(
                    MessageFinding.MESSAGE_MALFORMED,
                    message.name(),
                    form.problems.size() == 1
                            ? form.problems.get(0).source() + ": "
                                    + form.problems.get(0).observation() + "."
                            : form.problems.size() + " things are against RFC 5322: " + form.first() + ".",
                    form.problems.toArray(Evidence[]::new)));
        }
        if (message.fields("to").isEmpty() && message.fields("cc").isEmpty()) {
            notes.found(Finding.of(
                    MessageFinding.MESSAGE_NO_RECIPIENT,
                    message.name(),
                    "There is neither To nor Cc.",
                    new Evidence("header of " + message.name(), "no To, no Cc")));
        }
    }

    /** The first problems in words. */
    private String first() {
        String named = problems.stream()
                .limit(MOST_NAMED)
                .map(problem -> problem.source() + ": " + problem.observation())
                .collect(Collectors.joining("; "));
        return problems.size() > MOST_NAMED ? named + "; and more" : named;
    }

    private void from() {
        List<String> from = message.values("from");
        if (from.isEmpty()) {
            problem("From", "is missing");
        } else if (from.size() == 1) {
            int addresses = Mailboxes.of(from.get(0)).size();
            if (addresses > 1) {
                problem("From", "has " + addresses + " addresses");
            } else if (message.fromDomain().isEmpty()) {
                problem("From", "holds no address that can be read: " + from.get(0));
            }
        }
    }

    private void others() {
        for (String name : SINGLE) {
            int times = message.fields(name).size();
            if (times > 1) {
                problem(name, "stands " + times + " times");
            }
        }
        one("date", MessageForm::isDate, "is no date");
        one("message-id", value -> MESSAGE_ID.matcher(value).matches(), "is not of the form <left@right>");
    }

    private void one(String name, Predicate<String> valid, String flaw) {
        List<String> values = message.values(name);
        if (values.isEmpty()) {
            problem(name, "is missing");
        } else if (values.size() == 1 && !valid.test(values.get(0))) {
            problem(name, flaw + ": " + values.get(0));
        }
    }

    private static boolean isDate(String value) {
        try {
            return value.length() <= LONGEST_DATE && new MailDateFormat().parse(value) != null;
        } catch (ParseException e) {
            return false;
        }
    }

    private void whole() {
        long broken = message.fields().stream()
                .filter(field -> !FIELD_NAME.matcher(field.raw()).matches())
                .count();
        if (broken > 0) {
            problem("header", broken + " lines are no fields");
        }
        if (message.fields().stream().anyMatch(field -> field.raw().indexOf('\0') >= 0)) {
            problem("header", "has NUL in it");
        }
        message.fields().stream()
                .filter(field -> field.raw().chars().anyMatch(octet -> octet >= 0x80))
                .findFirst()
                .filter(field -> message.values("received").stream().noneMatch(MessageForm::isInternationalized))
                .ifPresent(field -> problem(
                        field.name(),
                        "has octets beyond ASCII, which only SMTPUTF8 allows (RFC 6532); " + encoded(field)));
        if (message.longestLine() > LONGEST_LINE) {
            problem(
                    "lines",
                    "the longest has " + message.longestLine() + " octets, and " + LONGEST_LINE + " are allowed");
        }
    }

    /** How octets beyond ASCII are written: in addresses no encoded word can stand. */
    private static String encoded(HeaderField field) {
        if (OF_URIS.contains(field.name())) {
            return "write the address with percent signs (RFC 3986 section 2.1)";
        }
        boolean inAddress = BEYOND_ASCII_ADDRESS.matcher(field.raw()).find();
        return inAddress ? "send from an address of ASCII alone" : "encode them by RFC 2047";
    }

    /** Whether a server received the message with SMTPUTF8 (RFC 6531 section 4.3). */
    private static boolean isInternationalized(String received) {
        return received.contains(" with UTF8SMTP") || received.contains(" with UTF8LMTP");
    }

    private void problem(String where, String what) {
        problems.add(new Evidence(where, what));
    }
}
