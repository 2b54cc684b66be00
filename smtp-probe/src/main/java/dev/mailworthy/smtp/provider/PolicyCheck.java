package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.Passage;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.provider.catalogue.PortPolicy;

/**
 * A provider's policy for a port and the {@link PortVerdict} over one family.
 *
 * @param measured the verdict on the port
 * @param policy of the provider for the port
 * @param agreement between the two
 */
public record PolicyCheck(PortVerdict measured, PortPolicy policy, Agreement agreement) {

    /**
     * {@return whether the measurement agrees with the policy}
     *
     * @param measured the verdict on the port
     * @param policy of the provider for the port
     */
    public static PolicyCheck of(PortVerdict measured, PortPolicy policy) {
        return new PolicyCheck(measured, policy, agreement(policy, measured.verdict()));
    }

    private static Agreement agreement(PortPolicy policy, EgressVerdict verdict) {
        return switch (policy) {
            case BLOCKED -> decided(verdict.isBlockedByNetwork(), opens(verdict));
            case OPEN -> decided(verdict.isOpen(), verdict.isForProvider());
            // An open port proves nothing here, because the first few connections pass.
            case THROTTLED ->
                decided(
                        verdict.passage() == Passage.RATIONED || verdict.passage() == Passage.DROPPED,
                        verdict.passage() == Passage.REFUSED);
            case REACTIVE -> decided(verdict.isOpen(), false);
            case USER, PLAN, UNKNOWN -> Agreement.UNDECIDED;
        };
    }

    private static boolean opens(EgressVerdict verdict) {
        return verdict.isOpen() || verdict.passage() == Passage.RATIONED;
    }

    private static Agreement decided(boolean agrees, boolean contradicts) {
        if (agrees) {
            return Agreement.AGREES;
        }
        return contradicts ? Agreement.CONTRADICTS : Agreement.UNDECIDED;
    }

    /** {@return the meaning of the comparison in one sentence} */
    public String meaning() {
        return switch (agreement) {
            case AGREES -> "The measurement agrees with the policy.";
            case CONTRADICTS ->
                policy == PortPolicy.BLOCKED
                        ? "The measurement contradicts the policy: it was opened for this machine, or the policy changed."
                        : "The measurement contradicts the policy: look for a rule of your own, or the policy changed.";
            case UNDECIDED -> undecided();
        };
    }

    private String undecided() {
        boolean closed = measured.verdict().isBlockedByNetwork();
        return switch (policy) {
            case REACTIVE ->
                closed
                        ? "The provider closes it when it sees abuse, or its default changed."
                        : "The measurement says nothing about the policy.";
            case USER -> closed ? "You have not opened it yet." : "You have opened it, or need not.";
            case PLAN -> closed ? "Your plan or account has it closed." : "Your plan or account has it open.";
            case UNKNOWN -> "Nothing is known to compare with.";
            default -> "The measurement says nothing about the policy.";
        };
    }
}
