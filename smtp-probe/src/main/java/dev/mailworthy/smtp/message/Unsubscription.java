package dev.mailworthy.smtp.message;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
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

    private Unsubscription() {}

    static void examine(MailMessage message, List<VerifiedSignature> signatures, MessageNotes notes) {
        List<String> list = message.values(LIST);
        List<String> post = message.values(POST);
        boolean offers = list.size() == 1
                && HTTPS.matcher(list.get(0)).matches()
                && post.size() == 1
                && post.get(0).replaceAll("\\s", "").equalsIgnoreCase("List-Unsubscribe=One-Click");
        if (!offers) {
            notes.found(Finding.of(
                    MessageFinding.MESSAGE_UNSUBSCRIBE_MISSING,
                    message.name(),
                    problem(list, post),
                    new Evidence("List-Unsubscribe", list.isEmpty() ? "missing" : list.get(0)),
                    new Evidence("List-Unsubscribe-Post", post.isEmpty() ? "missing" : post.get(0))));
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
        if (list.size() == 1 && BROKEN.matcher(list.get(0)).matches()) {
            return "The https address in List-Unsubscribe has white space in it, so that programs cannot use it.";
        }
        if (list.size() > 1 || post.size() > 1) {
            return "List-Unsubscribe or List-Unsubscribe-Post stands more than once.";
        }
        if (list.size() == 1 && HTTPS.matcher(list.get(0)).matches() && post.size() == 1) {
            return "List-Unsubscribe-Post is not List-Unsubscribe=One-Click.";
        }
        if (list.size() == 1 && HTTPS.matcher(list.get(0)).matches()) {
            return "List-Unsubscribe has an https address, and List-Unsubscribe-Post is missing.";
        }
        return "There is no List-Unsubscribe with an https address together with List-Unsubscribe-Post.";
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
