package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Gap;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import java.util.stream.Collectors;

/** Why checks went unanswered, in a few words. */
public final class GapText {

    private static final int NAMES = 3;

    private GapText() {}

    /** The cause as a clause: {@code the blocklists refuse your DNS resolver}. */
    public static String clause(Gap gap) {
        return gap.hint() instanceof Hint.Standard known ? standard(known, gap) : checks(gap);
    }

    /** Whether the clause only names the checks. */
    static boolean isNames(Gap gap) {
        return clause(gap).equals(checks(gap));
    }

    private static String standard(Hint.Standard hint, Gap gap) {
        return switch (hint) {
            case OWN_RESOLVER_FOR_LISTS -> "blocklists refuse your DNS resolver";
            case NAME_RESOLVER, CONNECT_OR_NAME_RESOLVER, RUN_AGAIN_OR_OTHER_RESOLVER ->
                gap.checks().size() < 2 ? checks(gap) : "your DNS resolver did not answer " + count(gap);
            case CONNECT -> "this machine reaches no network";
            case NAME_ADDRESS, NAME_ADDRESS_OR_ASK_RESPONDER -> "the address that mail leaves from is not known";
            case NAME_EHLO -> "the name that the mail server says in EHLO is not known";
            case GIVE_MESSAGE_OR_SELECTOR -> "no DKIM signature was seen, so these stay open";
            case GIVE_DIRECT_COPY -> "the message is a copy that was passed on";
            case NAME_DKIM_SELECTOR -> "the DKIM selector is not known";
            case MORE_TIME -> "the run ended before all checks had an answer";
            default -> checks(gap);
        };
    }

    /** The checks by name. */
    private static String checks(Gap gap) {
        String named =
                gap.checks().stream().limit(NAMES).map(UnansweredCheck::check).collect(Collectors.joining(", "));
        int more = gap.checks().size() - NAMES;
        return "no answer for " + named + (more > 0 ? " and " + more + " more" : "");
    }

    private static String count(Gap gap) {
        String kind = gap.checks().stream().allMatch(check -> check.area() == CheckArea.BLOCKLISTS)
                ? " questions about blocklists"
                : " questions";
        return gap.checks().size() + kind;
    }
}
