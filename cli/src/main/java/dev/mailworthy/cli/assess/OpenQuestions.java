package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.reply.Ending;
import java.util.ArrayList;
import java.util.List;

/** The questions about a sender that a run leaves open, because the request does not answer them. */
final class OpenQuestions {

    private OpenQuestions() {}

    /** What the run could not find out about the sender, and the checks that are unanswered because of it. */
    static List<UnansweredCheck> of(CheckRequest request, MeasuredSender sender) {
        List<UnansweredCheck> unanswered = new ArrayList<>();
        sender.addresses().unanswered().ifPresent(unanswered::add);
        request.outside().flatMap(OutsideView::unanswered).ifPresent(unanswered::add);
        if (sender.addresses().addresses().isEmpty()) {
            unanswered.add(needsAddress(CheckArea.SPF, "SPF of " + sender.domain()));
            unanswered.add(needsAddress(CheckArea.BLOCKLISTS, "blocklists"));
        }
        if (sender.ehlo().isEmpty()) {
            unanswered.add(new UnansweredCheck(
                    CheckArea.SENDER,
                    "EHLO name",
                    Reason.NOT_CONFIGURED,
                    "this machine has no full host name",
                    Hint.Standard.NAME_EHLO));
        }
        request.outlook().heard().stream()
                .filter(heard -> heard.reply().ending() == Ending.OWN_WORDS)
                .map(OpenQuestions::withoutReply)
                .forEach(unanswered::add);
        return unanswered;
    }

    /** A bounce that tells no receiver's reply is evidence of neither side. */
    private static UnansweredCheck withoutReply(HeardReply bounce) {
        return new UnansweredCheck(
                CheckArea.RECEIVERS,
                "bounce " + bounce.place(),
                Reason.NOT_SUPPORTED,
                "it holds no receiver's reply; the sending server reports: "
                        + bounce.reply().text(),
                Hint.Standard.EXPLAIN_REPLY);
    }

    private static UnansweredCheck needsAddress(CheckArea area, String check) {
        return new UnansweredCheck(
                area, check, Reason.NOT_CONFIGURED, "no sending address is known", Hint.Standard.NAME_ADDRESS);
    }
}
