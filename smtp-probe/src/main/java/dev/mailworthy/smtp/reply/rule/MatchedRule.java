package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.ReplyStage;
import java.util.List;
import java.util.Set;

/**
 * The rule of the catalogue that a reply met.
 *
 * @param line where it stands in {@code smtp-replies.yml}
 * @param certainty how well it is backed, for this reply
 * @param usualStages where the refusal is normally seen, or empty for anywhere
 * @param note what else is known, or empty
 * @param sources the catalogue's short names of them
 */
public record MatchedRule(
        String id,
        int line,
        Cause cause,
        Certainty certainty,
        Set<ReplyStage> usualStages,
        String note,
        List<String> sources) {
    public MatchedRule {
        usualStages = Set.copyOf(usualStages);
        sources = List.copyOf(sources);
    }
}
