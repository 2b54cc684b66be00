package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.time.Instant;

/** Writes a receiver's refusal as a line of a record, and reads it. */
final class ReplyMembers {

    private ReplyMembers() {}

    static JsonObject line(HeardReply heard) {
        SmtpReply reply = heard.reply();
        return JsonObject.empty()
                .with("type", "reply")
                .with("origin", heard.origin().label())
                .with("place", heard.place())
                .with("when", heard.when())
                .with("hosts", heard.hints().hosts())
                .with("banner", heard.hints().banner())
                .with("code", reply.code())
                .with("enhanced", reply.enhanced())
                .with("text", reply.text())
                .with("stage", reply.stage().map(ReplyStage::label))
                .with("ending", reply.ending().label());
    }

    static HeardReply reply(Members line) {
        return new HeardReply(
                line.read("origin", label -> Labelled.parse(HeardReply.Origin.class, label)),
                line.text("place"),
                line.read("when", Instant::parse),
                new ReceiverHints(line.list("hosts", DomainName::ofText), line.optionalText("banner")),
                new SmtpReply(
                        (int) line.number("code", 200, 599),
                        line.optional("enhanced", ReplyMembers::enhanced),
                        line.text("text"),
                        line.optional("stage", label -> Labelled.parse(ReplyStage.class, label)),
                        line.read("ending", label -> Labelled.parse(Ending.class, label))));
    }

    private static EnhancedCode enhanced(String text) {
        return EnhancedCode.parse(text).orElseThrow(() -> new IllegalArgumentException("no enhanced code"));
    }
}
