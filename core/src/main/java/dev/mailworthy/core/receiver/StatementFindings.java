package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Severity;

/** Words a receiver's {@link ReceiverStatement statement} as a finding, beside what our own check says. */
record StatementFindings(ReceiverPack pack) {

    /** Our check of the requirement passes, and the newer statement says that it is missed. */
    Finding contradiction(Requirement requirement, GateJudgement own, ReceiverStatement said) {
        String usual = said.cause() == StatementCause.REVERSE_NAME
                ? " Mail then leaves from another address than the one checked, usually an IPv6 address."
                : "";
        String message = "Our check passes (" + own.why() + "), and " + pack.name() + " refuses for that very reason";
        String subject = pack.name() + " on " + requirement.id();
        Evidence ours = new Evidence("our check of " + requirement.id(), own.why());
        return said.run()
                .map(run -> Finding.of(
                                DeliveryFinding.DELIVERY_CONTRADICTS,
                                subject,
                                message + ": in the mail server's log since " + run.since() + "." + usual,
                                reply(said),
                                run.volume(),
                                ours)
                        .about(new Particular.ReceiverId(pack.id())))
                .orElseGet(() -> Finding.of(
                        ReceiverFinding.RECEIVER_DISAGREES, subject, message + "." + usual, reply(said), ours));
    }

    /**
     * A statement that contradicts no check.
     *
     * @param counts whether it decides a requirement
     * @param ours what our own checks say about the same
     */
    Finding alone(ReceiverStatement said, boolean counts, String ours) {
        String subject = pack.name() + ", " + said.cause().label();
        Evidence own = new Evidence("our own view", ours);
        Finding finding = counts
                ? Finding.of(
                        ReceiverFinding.RECEIVER_REFUSES,
                        subject,
                        pack.name() + " refuses, and says why: " + words(said) + ".",
                        reply(said),
                        own)
                : Finding.of(
                        ReceiverFinding.RECEIVER_REFUSED_BEFORE,
                        subject,
                        pack.name() + " refused before this check (" + words(said) + "); ours says now: " + ours + ".",
                        reply(said),
                        own);
        Finding told = counts ? said.remedy().map(finding::withRemedies).orElse(finding) : finding;
        return counts && said.permanence() == Permanence.TEMPORARY ? told.withSeverity(Severity.WARNING) : told;
    }

    private static String words(ReceiverStatement said) {
        return said.cause().label().replace('-', ' ');
    }

    private Evidence reply(ReceiverStatement said) {
        return new Evidence("reply of " + pack.name() + " on " + said.when(), said.quote());
    }
}
