package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.Questions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * DMARC for messages from one domain (RFC 9989): its policy, and which other domains align with it.
 *
 * @param from the domain of the From header field
 * @param policy the policy for mail that fails: {@code none}, {@code quarantine} or {@code reject}; absent without a record
 * @param spf for each domain that SPF may prove, how it aligns; absent if it does not
 * @param dkim for each domain that a DKIM signature may prove, how it aligns; absent if it does not
 */
public record DmarcView(
        DomainName from,
        Answer<String> policy,
        Map<DomainName, Answer<String>> spf,
        Map<DomainName, Answer<String>> dkim) {
    public DmarcView {
        Objects.requireNonNull(policy, "policy");
        spf = Map.copyOf(spf);
        dkim = Map.copyOf(dkim);
    }

    static DmarcView of(Questions questions, DomainName from, Collection<DomainName> others) {
        TreeWalk walk = new TreeWalk(questions, from);
        Map<DomainName, TreeWalk> walks = new LinkedHashMap<>();
        others.forEach(other -> walks.put(other, other.equals(from) ? walk : new TreeWalk(questions, other)));
        Answer<TreeWalk.Step> policy = walk.policy();
        return new DmarcView(
                from,
                policy.map(step -> policy(step, from)),
                aligned(walks, walk, policy, "aspf"),
                aligned(walks, walk, policy, "adkim"));
    }

    private static String policy(TreeWalk.Step step, DomainName from) {
        DmarcRecord record = step.record().orElseThrow();
        return step.name().equals(from) ? record.policy() : record.subdomainPolicy();
    }

    /**
     * How each domain aligns. Without an answer about the policy the mode is unknown; then only an equal domain is sure to
     * align.
     */
    private static Map<DomainName, Answer<String>> aligned(
            Map<DomainName, TreeWalk> walks, TreeWalk from, Answer<TreeWalk.Step> policy, String tag) {
        Map<DomainName, Answer<String>> answers = new LinkedHashMap<>();
        walks.forEach((domain, walk) -> answers.put(
                domain,
                Alignment.strict(from, walk) instanceof Answer.Present<String> same
                        ? same
                        : policy.fold(
                                step -> step.record()
                                                .orElseThrow()
                                                .alignment(tag)
                                                .equals("s")
                                        ? Answer.absent()
                                        : Alignment.relaxed(from, walk),
                                () -> Alignment.relaxed(from, walk),
                                silent -> Answer.unanswered(silent.reason(), silent.detail()),
                                beside -> Answer.notApplicable(beside.detail()))));
        return answers;
    }
}
