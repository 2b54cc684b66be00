package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.ReplyStage;
import java.util.List;
import java.util.Set;

/**
 * The rule of the {@link ReplyCatalogue} that matched a reply.
 *
 * @param id stable
 * @param line its line in {@code smtp-replies.yml}
 * @param cause what the reply means
 * @param certainty how well it is supported, for this reply
 * @param usualStages the usual stages of this refusal; empty for any
 * @param note a fact for the reader, in whole sentences, or empty
 * @param sources their short names in the catalogue
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
