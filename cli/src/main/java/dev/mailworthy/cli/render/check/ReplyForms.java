package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.bounce.RecipientStatus;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.Receiver;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyFinding;
import java.util.List;
import java.util.Optional;

/** Replies of mail servers with their meaning, in words and as JSON. */
public final class ReplyForms {

    private static final int LABEL_WIDTH = 8;

    private ReplyForms() {}

    /** Each reply in full, in the given order. */
    public static String text(List<ExplainedReply> replies, int columns) {
        Page page = new Page(columns);
        for (int i = 0; i < replies.size(); i++) {
            if (i > 0) {
                page.blank();
            }
            ExplainedReply each = replies.get(i);
            each.recipient().ifPresent(recipient -> recipient(page, recipient));
            each.classification().ifPresent(classification -> write(page, classification));
        }
        return page.toString();
    }

    private static void recipient(Page page, RecipientStatus recipient) {
        String name = recipient.finalRecipient().isEmpty() ? "a recipient" : recipient.finalRecipient();
        page.hanging(
                "",
                "To " + name + ": "
                        + recipient.action().map(action -> action.label()).orElse("the bounce names no action")
                        + recipient.status().map(status -> ", status " + status).orElse(""));
        if (recipient.told().isEmpty()) {
            page.hanging(
                    "",
                    "The bounce quotes no server's reply"
                            + (recipient.detail().isEmpty() ? "." : ". It says: " + recipient.detail()));
        }
    }

    static void write(Page page, Classification of) {
        SmtpReply reply = of.reply();
        page.hanging("", heading(of) + (reply.text().isEmpty() ? "." : ":"));
        if (!reply.text().isEmpty()) {
            page.hanging("  ", Printable.text(reply.text()));
        }
        page.blank();
        Optional<MatchedRule> rule = rule(of);
        page.hanging("", title(of, rule));
        rule.ifPresent(met -> {
            Remedy remedy = remedy(of).orElseGet(() -> met.cause().remedy());
            Explanation.field(page, "Why", why(met, of));
            action(page, remedy);
            Explanation.field(page, "Sure", sure(met, of.receiver()));
        });
    }

    private static String why(MatchedRule met, Classification of) {
        String stage = of.reply()
                .stage()
                .map(ReplyStage::meaning)
                .map(meaning -> " Stage: " + meaning)
                .orElse("");
        String seen = of.clientAddress()
                .map(address -> " The receiver saw " + address + " as the sending address.")
                .orElse("");
        String note = met.note().isEmpty() ? "" : " " + met.note();
        String lasts = of.reply().ending() == Ending.REPORTED ? "" : " " + lasts(of);
        return blame(met.cause()) + note + lasts + seen + stage;
    }

    private static String blame(Cause cause) {
        return switch (cause.blame()) {
            case EXPECTED -> "Nothing is wrong: this is how it should be.";
            case UNKNOWN -> "The reply does not give the reason, and no rule knows it.";
            case EITHER -> "The sender or the receiver causes it.";
            default -> "The cause: " + cause.blame().words() + ".";
        };
    }

    private static void action(Page page, Remedy remedy) {
        Explanation.field(page, "Do", FindingForms.who(remedy.actor()) + ": " + remedy.action());
        HintText.paste(remedy).ifPresent(paste -> page.verbatim(LABEL_WIDTH, paste));
        Explanation.field(page, "Takes", remedy.effect());
    }

    private static String heading(Classification of) {
        SmtpReply reply = of.reply();
        String who = of.receiver().map(Receiver::name).orElse("An unknown receiver");
        String code = reply.code() + reply.enhanced().map(known -> " " + known).orElse("");
        String where =
                reply.stage().map(stage -> " in answer to " + stage.title()).orElse("");
        if (reply.ending() == Ending.REPORTED) {
            return "No refusal. A receiver reports a complaint about a delivered message";
        }
        if (reply.ending() == Ending.OWN_WORDS) {
            return "No receiver's reply. The sending server reports"
                    + reply.enhanced().map(known -> " (" + known + ")").orElse("");
        }
        if (reply.ending() == Ending.DROPPED) {
            return who + " closed the connection" + where
                    + (reply.text().isEmpty() ? "" : "; the last reply was " + code);
        }
        return who + " said " + code + where;
    }

    private static String title(Classification of, Optional<MatchedRule> rule) {
        if (of instanceof Classified known) {
            String code =
                    ReplyFinding.of(known.cause().id()).map(FindingType::code).orElse("");
            return (code.isEmpty() ? "" : code + "  ") + known.cause().text() + ".";
        }
        return rule.map(met -> met.cause().text() + ".").orElse("This reply refuses nothing.");
    }

    private static String lasts(Classification of) {
        Permanence claimed = of.reply().claimed();
        if (claimed == of.permanence()) {
            return claimed == Permanence.TEMPORARY
                    ? "Temporary: another attempt can succeed."
                    : "Permanent: another attempt fails until something is changed.";
        }
        return claimed == Permanence.TEMPORARY
                ? "The code says temporary, but another attempt does not help."
                : "The code says permanent, but such refusals clear later.";
    }

    private static String sure(MatchedRule rule, Optional<Receiver> receiver) {
        return rule.certainty().label() + ", by the rules of "
                + ReplyCatalogue.bundled().asOf()
                + receiver.map(known -> "; receiver " + known.certainty().label())
                        .orElse("; receiver unknown");
    }

    /** The rule that classified the {@link SmtpReply reply}; for an unclassified reply the nearest one, if any. */
    private static Optional<MatchedRule> rule(Classification of) {
        return of instanceof Classified known ? Optional.of(known.rule()) : ((Unclassified) of).nearest();
    }

    private static Optional<Remedy> remedy(Classification of) {
        return of instanceof Classified known
                ? Optional.of(known.remedy())
                : rule(of).map(met -> met.cause().remedy());
    }

    /** One document for all replies. */
    public static String json(List<ExplainedReply> replies, Stamp stamp) {
        return JsonText.of(document(replies, stamp), JsonText.Layout.INDENTED);
    }

    static JsonObject document(List<ExplainedReply> replies, Stamp stamp) {
        boolean isBounce = replies.stream().anyMatch(each -> each.recipient().isPresent());
        return stamp.document("explain")
                .with("kind", isBounce ? "bounce" : "reply")
                .with("findings", List.of())
                .with("rulesAsOf", ReplyCatalogue.bundled().asOf().toString())
                .with("replies", replies.stream().map(ReplyForms::reply).toList());
    }

    static JsonObject reply(ExplainedReply explained) {
        Optional<RecipientStatus> recipient = explained.recipient();
        Optional<Classification> of = explained.classification();
        Optional<MatchedRule> rule = of.flatMap(ReplyForms::rule);
        return JsonObject.empty()
                .with("recipient", recipient.map(RecipientStatus::finalRecipient))
                .with("action", recipient.flatMap(RecipientStatus::action).map(action -> action.label()))
                .with("status", recipient.flatMap(RecipientStatus::status).map(EnhancedCode::toString))
                .with("detail", recipient.map(RecipientStatus::detail))
                .with("outcome", outcome(of))
                .with("reply", of.map(known -> said(known.reply())))
                .with("receiver", of.flatMap(Classification::receiver).map(ReplyForms::receiver))
                .with("cause", rule.map(met -> cause(met.cause(), of.flatMap(ReplyForms::remedy))))
                .with("confidence", rule.map(met -> met.certainty().label()))
                .with("permanence", of.map(ReplyForms::permanence))
                .with("clientAddress", of.flatMap(Classification::clientAddress).map(Object::toString))
                .with("rule", rule.map(ReplyForms::rule));
    }

    private static String outcome(Optional<Classification> of) {
        return of.map(known -> known instanceof Classified ? "classified" : "unclassified")
                .orElse("no-reply");
    }

    private static JsonObject said(SmtpReply reply) {
        return JsonObject.empty()
                .with("code", reply.code())
                .with("enhanced", reply.enhanced().map(EnhancedCode::toString))
                .with("text", reply.text())
                .with("stage", reply.stage().map(stage -> stage.label()))
                .with("ending", reply.ending().label());
    }

    private static JsonObject receiver(Receiver receiver) {
        return JsonObject.empty()
                .with("id", receiver.id())
                .with("name", receiver.name())
                .with("confidence", receiver.certainty().label());
    }

    private static JsonObject cause(Cause cause, Optional<Remedy> remedy) {
        return JsonObject.empty()
                .with("id", cause.id())
                .with("finding", ReplyFinding.of(cause.id()).map(FindingType::code))
                .with("blame", cause.blame().label())
                .with("text", cause.text())
                .with("remedy", FindingForms.remedy(remedy.orElseGet(cause::remedy)));
    }

    private static JsonObject permanence(Classification of) {
        return JsonObject.empty()
                .with("claimed", of.reply().claimed().label())
                .with("known", of.permanence().label());
    }

    private static JsonObject rule(MatchedRule rule) {
        return JsonObject.empty()
                .with("id", rule.id())
                .with("file", ReplyCatalogue.FILE)
                .with("line", rule.line())
                .with(
                        "usualStages",
                        rule.usualStages().stream()
                                .sorted()
                                .map(stage -> stage.label())
                                .toList())
                .with("note", rule.note())
                .with("sources", rule.sources());
    }
}
