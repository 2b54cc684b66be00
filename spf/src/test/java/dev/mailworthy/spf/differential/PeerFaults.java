package dev.mailworthy.spf.differential;

import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.SpfStep;

/**
 * The reason for a difference between another program's result and ours, where the RFC agrees with us or leaves a choice. Each
 * rule names its pattern in the record or in our cause. An empty answer means that the difference is unexplained, and fails the
 * run.
 */
final class PeerFaults {

    private PeerFaults() {}

    /**
     * @param strict our result if every empty look-up counts as void
     */
    static String explain(String peer, SpfCheck ours, SpfCheck strict, String theirs) {
        if (theirs.equals(strict.result().label())) {
            return "counts empty look-ups of the hosts of mx and ptr as void (4.6.4 leaves it open; our PER_QUERY)";
        }
        return switch (peer) {
            case "mail-spf-perl" -> mailSpf(ours);
            case "pyspf" -> pyspf(ours, theirs);
            case "libspf2" -> libspf2(ours, theirs);
            default -> "";
        };
    }

    private static String mailSpf(SpfCheck ours) {
        return syntax(ours) && term(ours).contains("%{")
                ? "looks at macro letters only when it expands them (4.6 wants the record checked first)"
                : "";
    }

    private static String pyspf(SpfCheck ours, String theirs) {
        if (ours.result() == SpfResult.TEMPERROR && ours.cause().code() == SpfCause.Code.DNS) {
            return "reads SERVFAIL as nothing found (4.4 and 5 want temperror)";
        }
        long reverse = ours.trace().stream()
                .filter(step -> step.term().matches("[-+~?]?ptr(:.*)?"))
                .count();
        boolean overItsLimit = ours.ledger().voidLookups() + reverse > 2;
        return theirs.equals("permerror") && reverse > 0 && overItsLimit
                ? "looks up reverse names that cannot match, and counts them as void (5.5, erratum 5227)"
                : "";
    }

    private static String libspf2(SpfCheck ours, String theirs) {
        if (ours.cause().code() == SpfCause.Code.VOID_LIMIT) {
            return "has no limit of void look-ups (4.6.4; it follows RFC 4408)";
        }
        if (theirs.equals("permerror") && ours.trace().stream().anyMatch(PeerFaults::hasZeroPrefix)) {
            return "refuses the prefix length 0 (5.6 allows it)";
        }
        if (ours.cause().code() == SpfCause.Code.DNS && theirs.equals("permerror")) {
            return "calls SERVFAIL an error of the record (4.4 and 5 want temperror)";
        }
        if (syntax(ours) && term(ours).matches("[-+~?]?(a:|a/01|mx:)")) {
            return "accepts an empty domain and leading zeros (5.3, 5.6)";
        }
        if (syntax(ours) && term(ours).matches("[-+~?]?mx:b")) {
            return "accepts a domain of a single label (7.1)";
        }
        if (syntax(ours) && term(ours).matches("(redirect|exp)=.*")) {
            return "accepts a modifier twice (6)";
        }
        return "";
    }

    private static boolean hasZeroPrefix(SpfStep step) {
        return step.term().equals(SpfStep.RECORD) && step.outcome().matches(".*/0( .*|)");
    }

    private static boolean syntax(SpfCheck ours) {
        return ours.cause().code() == SpfCause.Code.SYNTAX;
    }

    private static String term(SpfCheck ours) {
        return ours.cause().term().orElse("");
    }
}
