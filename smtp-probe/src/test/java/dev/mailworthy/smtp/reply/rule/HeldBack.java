package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A row of a table of pasted replies with their right {@link Cause causes}.
 *
 * @param causes the strict one first
 */
public record HeldBack(int line, List<String> causes, String pasted) {

    public static List<HeldBack> table(String name) throws IOException {
        try (InputStream in = HeldBack.class.getResourceAsStream(name)) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<HeldBack> rows = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).startsWith("#")) {
                    String[] cells = lines.get(i).split("\t", 2);
                    rows.add(new HeldBack(i + 1, List.of(cells[0].split("\\|")), cells[1].replace("\\n", "\n")));
                }
            }
            return rows;
        }
    }

    Classification classification() {
        SmtpReply reply = SmtpReply.find(pasted).orElseThrow(() -> new AssertionError("no reply in " + pasted));
        return ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, ReceiverHints.in(pasted));
    }

    public boolean isStrictlyRight() {
        return cause().equals(causes.get(0));
    }

    public boolean isRight() {
        return causes.contains(cause());
    }

    /** The cause that the classifier finds. Without a cause it is the category of the catch-all rule. */
    public String cause() {
        Classification all = classification();
        return all instanceof Classified known
                ? known.cause().id()
                : ((Unclassified) all).nearest().map(rule -> rule.cause().id()).orElse("NONE");
    }

    public String rule() {
        Classification all = classification();
        return all instanceof Classified known
                ? known.rule().id()
                : ((Unclassified) all).nearest().map(MatchedRule::id).orElse("none");
    }
}
