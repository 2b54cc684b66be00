package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.Questions;

/**
 * Whether the domains that SPF and DKIM prove will align with the From domain (RFC 9989 section 4.4). In strict mode they must
 * be equal, in relaxed mode they must have one organizational domain. A domain other than the From domain needs a
 * {@link TreeWalk} of its own.
 */
final class Alignment {

    private final TreeWalk from;
    private final TreeWalk mailFrom;
    private final TreeWalk signing;

    Alignment(Questions questions, PostureRequest request, TreeWalk from) {
        this.from = from;
        this.mailFrom = walk(questions, request.mailFrom(), from);
        this.signing = walk(questions, request.domain(), from);
    }

    private static TreeWalk walk(Questions questions, DomainName domain, TreeWalk from) {
        return domain.equals(from.start()) ? from : new TreeWalk(questions, domain);
    }

    void conclude(DmarcRecord record, Evidence evidence, PostureNotes notes) {
        conclude("SPF", "aspf", mailFrom, PostureFinding.DMARC_SPF_UNALIGNED, record, evidence, notes);
        conclude("DKIM", "adkim", signing, PostureFinding.DMARC_DKIM_UNALIGNED, record, evidence, notes);
    }

    private void conclude(
            String method,
            String tag,
            TreeWalk other,
            PostureFinding unaligned,
            DmarcRecord record,
            Evidence evidence,
            PostureNotes notes) {
        String check = "DMARC alignment of " + method + " for " + from.start();
        String mode = record.alignment(tag).equals("s") ? "strict" : "relaxed";
        Answer<String> aligned = mode.equals("strict") ? strict(from, other) : relaxed(from, other);
        aligned.fold(
                how -> {
                    notes.confirmed(check, how, unaligned);
                    return check;
                },
                () -> {
                    notes.found(Finding.of(
                                    unaligned,
                                    from.start().toString(),
                                    method + " proves " + other.start() + ", which does not align with " + from.start()
                                            + " (" + mode + ").",
                                    evidence)
                            .about(new Particular.Domain(from.start()), new Particular.Domain(other.start())));
                    return check;
                },
                silent -> {
                    notes.silent(new UnansweredCheck(
                                    CheckArea.PUBLISHED_NAMES,
                                    check,
                                    silent.reason(),
                                    silent.detail(),
                                    silent.reason() == Reason.TIMEOUT
                                            ? Hint.Standard.CONNECT_OR_NAME_RESOLVER
                                            : Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER)
                            .leavingOpen(unaligned));
                    return check;
                },
                beside -> check);
    }

    static Answer<String> strict(TreeWalk from, TreeWalk other) {
        return other.start().equals(from.start())
                ? Answer.present(other.start() + " is the From domain")
                : Answer.absent();
    }

    static Answer<String> relaxed(TreeWalk from, TreeWalk other) {
        if (other.start().equals(from.start())) {
            return Answer.present(other.start() + " is the From domain");
        }
        Answer<DomainName> ours = from.organizational();
        Answer<DomainName> theirs = other.organizational();
        if (ours instanceof Answer.Present<DomainName> one && theirs instanceof Answer.Present<DomainName> two) {
            return one.value().equals(two.value())
                    ? Answer.present(other.start() + " belongs to " + one.value() + " as well")
                    : Answer.absent();
        }
        return (ours instanceof Answer.Present ? theirs : ours).map(DomainName::toString);
    }
}
