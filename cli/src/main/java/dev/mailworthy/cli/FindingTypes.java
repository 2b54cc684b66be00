package dev.mailworthy.cli;

import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.score.ScoreFinding;
import dev.mailworthy.dnsbl.DnsblFinding;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.message.MessageFinding;
import dev.mailworthy.smtp.reply.ReplyFinding;
import dev.mailworthy.spf.SpfFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of finding that a command can report. */
final class FindingTypes {

    private FindingTypes() {}

    static List<FindingType> all() {
        return Stream.<FindingType[]>of(
                        EgressFinding.values(),
                        PostureFinding.values(),
                        SpfFinding.values(),
                        DnsblFinding.values(),
                        ScoreFinding.values(),
                        ReplyFinding.values(),
                        MessageFinding.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** By code, in any case. */
    static Optional<FindingType> byCode(String code) {
        return all().stream().filter(type -> type.code().equalsIgnoreCase(code)).findFirst();
    }
}
