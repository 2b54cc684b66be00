package dev.mailworthy.cli.assess;

import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.FeedbackFinding;
import dev.mailworthy.core.receiver.ReceiverFinding;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.message.MessageFinding;
import dev.mailworthy.smtp.reply.rule.ReplyFinding;
import dev.mailworthy.smtp.sight.SightFinding;
import dev.mailworthy.smtp.trust.StsFinding;
import dev.mailworthy.smtp.trust.logo.LogoFinding;
import dev.mailworthy.spf.SpfFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All types of finding that a command can report. */
public final class FindingTypes {

    private FindingTypes() {}

    public static List<FindingType> all() {
        return Stream.<FindingType[]>of(
                        EgressFinding.values(),
                        SightFinding.values(),
                        PostureFinding.values(),
                        SpfFinding.values(),
                        DnsblFinding.values(),
                        ReceiverFinding.values(),
                        DeliveryFinding.values(),
                        FeedbackFinding.values(),
                        ReplyFinding.values(),
                        MessageFinding.values(),
                        StsFinding.values(),
                        LogoFinding.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** The type of a code, in capitals or not. */
    public static Optional<FindingType> byCode(String code) {
        return all().stream().filter(type -> type.code().equalsIgnoreCase(code)).findFirst();
    }
}
