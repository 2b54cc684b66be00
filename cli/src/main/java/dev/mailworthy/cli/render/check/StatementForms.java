package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Receiver;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Replies of {@link Receiver receivers}, in words and as JSON. */
public final class StatementForms {

    private StatementForms() {}

    static List<JsonObject> json(CheckReport report) {
        return report.replies().stream().map(StatementForms::json).toList();
    }

    private static JsonObject json(JudgedReply reply) {
        HeardReply heard = reply.heard();
        return JsonObject.empty()
                .with("receiver", reply.pack())
                .with("name", reply.classification().receiver().map(Receiver::name))
                .with("origin", heard.origin().label())
                .with("place", heard.place())
                .with("when", date(heard))
                .with("code", heard.reply().code())
                .with("enhanced", heard.reply().enhanced().map(EnhancedCode::toString))
                .with("text", Printable.text(heard.reply().text()))
                .with("meaning", meaning(reply))
                .with("cause", reply.cause().map(StatementCause::label))
                .with("permanence", reply.classification().permanence().label())
                .with("clientAddress", reply.classification().clientAddress());
    }

    private static Optional<String> date(HeardReply heard) {
        return heard.isDated() ? Optional.of(DateTimeFormatter.ISO_INSTANT.format(heard.when())) : Optional.empty();
    }

    private static Optional<String> meaning(JudgedReply reply) {
        return reply.classification() instanceof Classified known
                ? Optional.of(known.cause().text())
                : Optional.empty();
    }

    public static void write(Page page, CheckReport report, TextStyle style) {
        if (report.replies().isEmpty()) {
            return;
        }
        page.line(style.palette().strong("What receivers said"));
        for (JudgedReply reply : report.replies()) {
            page.hanging(
                    "  \" ",
                    heading(reply) + ": " + Printable.text(reply.heard().reply().toString()));
            page.hanging("    ", words(reply));
        }
        page.blank();
    }

    /** The {@link Receiver receiver}, the time, and the file or server of a reply. */
    public static String heading(JudgedReply reply) {
        String who = reply.heard().reply().ending() == Ending.REPORTED
                ? "A complaint, no refusal"
                : reply.heard().reply().ending() == Ending.OWN_WORDS
                        ? "No receiver; the sending server reports"
                        : reply.classification().receiver().map(Receiver::name).orElse("An unknown receiver");
        String when = date(reply.heard()).map(date -> " on " + date).orElse(" at an unknown time");
        return who + when + " (" + reply.heard().place() + ")";
    }

    /** The cause of a reply by its classification. */
    public static String words(JudgedReply reply) {
        String meaning = meaning(reply).map(text -> text + ".").orElse("No rule knows the cause.");
        return reply.cause().isPresent() ? meaning : meaning + " It says nothing of the sender and counts for nothing.";
    }
}
