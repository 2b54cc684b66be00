package dev.mailworthy.cli.explain;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The causes of refusals, by the ids that JSON uses, for example {@code PTR_PROBLEM}. */
final class CauseTopics {

    private CauseTopics() {}

    static Stream<Topic> all() {
        return ReplyCatalogue.bundled().causes().stream().map(CauseTopics::of);
    }

    static Topic of(Cause cause) {
        Remedy remedy = cause.remedy();
        String finding = ReplyFinding.of(cause.id())
                .map(FindingType::code)
                .map(code -> " Its finding is " + code + ".")
                .orElse("");
        return new Topic(
                cause.id(),
                Topic.Kind.CAUSE,
                "cause of a refusal",
                FindingTopics.sentence(cause.text()),
                "Caused by: " + cause.blame().words() + "." + finding,
                Optional.empty(),
                List.of(FindingTopics.step(remedy)),
                HintText.paste(remedy).stream().toList(),
                remedy.effect(),
                List.of());
    }
}
