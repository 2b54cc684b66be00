package dev.mailworthy.smtp;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import java.util.Optional;

/**
 * What an {@link EgressVerdict} means. Each constant has one. Other classes read it from the constant.
 *
 * @param found what is wrong at port 25, and the sentence about it
 * @param gap why the port counts as unanswered; a verdict can have both a finding and a gap
 * @param letter what the verdict means, for the provider's support; present where the network closes the port
 * @param proof which proof of a responder overrules the verdict
 * @param worthProving whether a responder's proof would tell more about this port
 */
record VerdictMeaning(
        Passage passage,
        Optional<Found> found,
        Optional<Gap> gap,
        Optional<String> letter,
        Proof proof,
        boolean worthProving) {

    /** A finding and one sentence for its message. */
    record Found(EgressFinding finding, String sentence) {}

    /**
     * Why there is no answer, and how to get one.
     *
     * @param reason empty if the DNS's own reason is the reason
     * @param firstLine whether the first line of evidence follows the detail
     */
    record Gap(Optional<Reason> reason, String detail, boolean firstLine, Hint hint) {}

    /**
     * Which proof of an open port overrules the observations at other servers. Interference stays a fact, because the
     * path to the responder may be the only open one.
     */
    enum Proof {
        ANY,
        /** Only a proof with {@link dev.mailworthy.smtp.path.Confidence#HIGH}. */
        CERTAIN,
        NONE
    }

    static VerdictMeaning of(Passage passage) {
        return new VerdictMeaning(passage, Optional.empty(), Optional.empty(), Optional.empty(), Proof.NONE, false);
    }

    VerdictMeaning finding(EgressFinding finding, String sentence) {
        return new VerdictMeaning(passage, Optional.of(new Found(finding, sentence)), gap, letter, proof, worthProving);
    }

    VerdictMeaning unanswered(Reason reason, String detail, Hint hint) {
        return new VerdictMeaning(
                passage,
                found,
                Optional.of(new Gap(Optional.of(reason), detail, false, hint)),
                letter,
                proof,
                worthProving);
    }

    /** Marks the port as unanswered. The first line of evidence follows the detail. */
    VerdictMeaning unansweredBy(Reason reason, String detail, Hint hint) {
        return new VerdictMeaning(
                passage,
                found,
                Optional.of(new Gap(Optional.of(reason), detail, true, hint)),
                letter,
                proof,
                worthProving);
    }

    VerdictMeaning unansweredByDns(String detail, Hint hint) {
        return new VerdictMeaning(
                passage,
                found,
                Optional.of(new Gap(Optional.empty(), detail, true, hint)),
                letter,
                proof,
                worthProving);
    }

    VerdictMeaning letter(String sentences) {
        return new VerdictMeaning(passage, found, gap, Optional.of(sentences), proof, worthProving);
    }

    VerdictMeaning overruledBy(Proof replacement) {
        return new VerdictMeaning(passage, found, gap, letter, replacement, worthProving);
    }

    VerdictMeaning provable() {
        return new VerdictMeaning(passage, found, gap, letter, proof, true);
    }
}
