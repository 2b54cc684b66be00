package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One-click unsubscription (RFC 8058): both fields, an https address, and a signature over both. */
final class Unsubscription {

    private static final String LIST = "list-unsubscribe";
    private static final String POST = "list-unsubscribe-post";

    private static final Pattern HTTPS =
            Pattern.compile("(?s).*<\\s*https://[^<>\\s]{1,2000}\\s*>.*", Pattern.CASE_INSENSITIVE);

    /** An https address with white space inside, as a fold in the middle of it leaves. */
    private static final Pattern BROKEN = Pattern.compile(
            "(?s).*<\\s*https://[^<>\\s]{1,2000}\\s+[^<>\\s][^<>]{0,2000}>.*", Pattern.CASE_INSENSITIVE);

    /** For fields that are there and malformed. */
    private static final Remedy CORRECT = Remedy.of(
            Actor.YOU,
            "Write List-Unsubscribe: <https://...> on one line and List-Unsubscribe-Post: List-Unsubscribe=One-Click, and honour"
                    + " requests within two days.",
            TimeToEffect.MINUTES);

    private Unsubscription() {}

    static void examine(MailMessage message, List<VerifiedSignature> signatures, MessageNotes notes) {
        List<String> list = message.values(LIST);
        List<String> post = message.values(POST);
        boolean offers = list.size() == 1
                && HTTPS.matcher(list.get(0)).matches()
                && post.size() == 1
                && post.get(0).replaceAll("\\s", "").equalsIgnoreCase("List-Unsubscribe=One-Click");
        if (!offers) {
            Finding missing = Finding.of(
                    MessageFinding.MESSAGE_UNSUBSCRIBE_MISSING,
                    message.name(),
                    problem(list, post),
                    new Evidence("List-Unsubscribe", list.isEmpty() ? "missing" : list.get(0)),
                    new Evidence("List-Unsubscribe-Post", post.isEmpty() ? "missing" : post.get(0)));
            notes.found(list.isEmpty() ? missing : missing.withRemedies(CORRECT));
            return;
        }
        notes.confirmed(
                "one-click unsubscription of " + message.name(),
                list.get(0),
                MessageFinding.MESSAGE_UNSUBSCRIBE_MISSING);
        signed(message, signatures, notes);
    }

    /** What is wrong with the fields that are there. */
    private static String problem(List<String> list, List<String> post) {
        if (list.isEmpty() && post.isEmpty()) {
            return "There is no List-Unsubscribe with an https address together with List-Unsubscribe-Post.";
        }
        if (list.size() > 1 || post.size() > 1) {
            return "List-Unsubscribe or List-Unsubscribe-Post stands more than once.";
        }
        if (list.isEmpty()) {
            return "There is a List-Unsubscribe-Post, and List-Unsubscribe with an https address is missing.";
        }
        if (!HTTPS.matcher(list.get(0)).matches()) {
            return ofList(list.get(0));
        }
        return post.isEmpty()
                ? "List-Unsubscribe has an https address, and List-Unsubscribe-Post is missing."
                : "List-Unsubscribe-Post is not List-Unsubscribe=One-Click.";
    }

    /** Why programs find no https address in a List-Unsubscribe field (RFC 2369 section 2: each address in angle brackets). */
    private static String ofList(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        boolean https = small.contains("https:");
        if (BROKEN.matcher(value).matches()) {
            return "The https address in List-Unsubscribe has white space in it, so that programs cannot use it.";
        }
        if (value.isBlank()) {
            return "List-Unsubscribe is empty.";
        }
        if (small.contains("=?")) {
            return "List-Unsubscribe is an encoded word. Programs read only plain addresses in it.";
        }
        if (https && value.indexOf('<') < 0) {
            return "The https address in List-Unsubscribe is not in angle brackets: write <https://...>.";
        }
        if (https && value.indexOf('>') < value.indexOf('<')) {
            return "An angle bracket in List-Unsubscribe has no partner: write <https://...>.";
        }
        if (https && value.matches("(?s).*<\\s*[\"'].*")) {
            return "The address in List-Unsubscribe has quotation marks inside of the angle brackets.";
        }
        if (small.contains("http:")) {
            return "List-Unsubscribe has an http address. One-click unsubscription needs https (RFC 8058 section 3.1).";
        }
        if (small.contains("mailto:") && !https) {
            return "List-Unsubscribe has a mailto address only. One-click unsubscription needs an https address too.";
        }
        return https
                ? "The https address in List-Unsubscribe cannot be read: write <https://...>."
                : "List-Unsubscribe has no https address.";
    }

    private static void signed(MailMessage message, List<VerifiedSignature> signatures, MessageNotes notes) {
        String check = "signature over the unsubscription of " + message.name();
        List<VerifiedSignature> covering = signatures.stream()
                .filter(each -> each.signature()
                        .filter(known -> known.signs(LIST) && known.signs(POST))
                        .isPresent())
                .toList();
        if (covering.stream().anyMatch(VerifiedSignature::passes)) {
            notes.confirmed(check, "covers both fields", MessageFinding.MESSAGE_UNSUBSCRIBE_UNSIGNED);
            return;
        }
        covering.stream()
                .filter(each -> each.outcome() instanceof SignatureOutcome.Unanswered)
                .findFirst()
                .ifPresentOrElse(
                        each -> {
                            SignatureOutcome.Unanswered silence = (SignatureOutcome.Unanswered) each.outcome();
                            notes.silent(
                                    new UnansweredCheck(
                                            CheckArea.MESSAGE,
                                            check,
                                            silence.reason(),
                                            silence.detail(),
                                            Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER),
                                    MessageFinding.MESSAGE_UNSUBSCRIBE_UNSIGNED);
                        },
                        () -> notes.found(Finding.of(
                                MessageFinding.MESSAGE_UNSUBSCRIBE_UNSIGNED,
                                message.name(),
                                "No signature that passes covers List-Unsubscribe and List-Unsubscribe-Post.",
                                new Evidence(
                                        "DKIM-Signature fields that cover both",
                                        covering.size() + ", none of" + " which passes"))));
    }
}
