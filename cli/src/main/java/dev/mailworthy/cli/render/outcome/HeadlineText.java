package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Gap;
import dev.mailworthy.cli.assess.outcome.Headline;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A {@link Headline} in words. It names the domain, the addresses and the cause. */
public final class HeadlineText {

    /** Causes that a headline names; of more it gives the number. */
    private static final int CAUSES = 3;

    /** Receivers that a headline names; of more it gives the number. */
    private static final int NAMES = 4;

    private HeadlineText() {}

    /** The whole line, for example for {@code --quiet}: {@code BLOCKED  example.org cannot deliver ...}. */
    public static String line(Headline headline) {
        String addresses =
                headline.verdict() == Verdict.READY && !headline.addresses().isEmpty()
                        ? " (" + addresses(headline.addresses()) + ")"
                        : "";
        return word(headline.verdict()) + "  " + sentence(headline) + addresses;
    }

    /** The verdict as a word: {@code AT RISK}. */
    public static String word(Verdict verdict) {
        return verdict.label().replace('-', ' ').toUpperCase(Locale.ROOT);
    }

    /** The sentence behind the verdict, without a dot at its end. */
    public static String sentence(Headline headline) {
        String causes = causes(headline);
        return effect(headline) + (causes.isEmpty() ? "" : ": " + causes);
    }

    private static String effect(Headline headline) {
        return switch (headline.verdict()) {
            case READY -> ready(headline);
            case AT_RISK -> refused(headline, "mail from " + sender(headline) + " can leave, but is trusted less");
            case BLOCKED -> blocked(headline);
            case INCONCLUSIVE -> refused(headline, "cannot decide about mail from " + sender(headline));
        };
    }

    private static String ready(Headline headline) {
        return headline.ruling().chosen()
                ? "Nothing seen for which "
                        + ReceiverLines.names(headline.ruling().receivers()) + " would refuse mail from "
                        + headline.domain()
                : "Nothing found that would stop mail from " + headline.domain();
    }

    private static String blocked(Headline headline) {
        OverallVerdict ruling = headline.ruling();
        if (ruling.isRefusedByAll() && !ruling.chosen()) {
            return headline.domain() + " cannot deliver mail" + from(headline);
        }
        return refused(headline, "mail from " + sender(headline) + " will be refused");
    }

    /** Names the receivers that refuse; without any, the other words. */
    private static String refused(Headline headline, String otherwise) {
        OverallVerdict ruling = headline.ruling();
        List<ReceiverOutlook> refusing = ruling.with(ReceiverVerdict.REFUSE);
        if (refusing.isEmpty()) {
            return Character.toUpperCase(otherwise.charAt(0)) + otherwise.substring(1);
        }
        String who = refusing.size() > NAMES
                ? refusing.size() + " of " + ruling.receivers().size() + " large receivers"
                : ReceiverLines.names(refusing);
        return who + (refusing.size() == 1 ? " refuses" : " refuse") + " mail from " + sender(headline);
    }

    private static String sender(Headline headline) {
        return headline.domain() + (headline.addresses().isEmpty() ? "" : " (" + addresses(headline.affected()) + ")");
    }

    private static String from(Headline headline) {
        return headline.addresses().isEmpty() ? "" : " from " + addresses(headline.affected());
    }

    /** {@code 192.0.2.1 and 2001:db8::1}. */
    public static String addresses(List<IpAddress> addresses) {
        List<String> texts = addresses.stream().map(IpAddress::toString).toList();
        return texts.size() > 2
                ? texts.get(0) + " and " + (texts.size() - 1) + " more addresses"
                : String.join(" and ", texts);
    }

    /** What decided the verdict, each cause in a few words; empty if there is none. */
    public static String causes(Headline headline) {
        if (headline.verdict() == Verdict.INCONCLUSIVE
                && headline.ruling().with(ReceiverVerdict.REFUSE).isEmpty()) {
            return headline.rootCause().map(RootCauseText::clause).orElseGet(() -> open(headline.open()));
        }
        List<String> causes = ProblemText.clauses(headline.causes());
        String named = causes.stream().limit(CAUSES).collect(Collectors.joining("; "));
        return causes.size() > CAUSES ? named + "; and " + (causes.size() - CAUSES) + " more" : named;
    }

    /** Why checks went unanswered, the commonest reason first. */
    private static String open(List<Gap> open) {
        List<String> reasons = open.stream().map(GapText::clause).distinct().toList();
        String named = reasons.stream().limit(CAUSES).collect(Collectors.joining("; "));
        int more = reasons.size() - CAUSES;
        return more > 0 ? named + "; and " + more + (more == 1 ? " more reason" : " more reasons") : named;
    }
}
