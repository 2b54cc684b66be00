package dev.mailworthy.docs;

import dev.mailworthy.core.receiver.Enforcement;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.Requirement;
import dev.mailworthy.core.receiver.Tier;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the requirements of the receivers as AsciiDoc sections, one a requirement. */
record ReceiverReference(ReceiverPacks packs) {

    String asciiDoc() {
        return packs.packs().stream().map(ReceiverReference::section).collect(Collectors.joining("\n"));
    }

    private static String section(ReceiverPack pack) {
        return """

                [#%s]
                == %s

                For the option `--receiver %s`. Compared with its sources on %s.

                %s""".formatted(
                        pack.id(),
                        AsciiDoc.prose(pack.name()),
                        pack.id(),
                        pack.reviewed(),
                        pack.requirements().stream()
                                .map(requirement -> requirement(pack, requirement))
                                .collect(Collectors.joining("\n")));
    }

    private static String requirement(ReceiverPack pack, Requirement requirement) {
        return """
                [#%s]
                === %s: %s

                Senders:: %s
                If it is missed:: %s
                Measured:: %s
                Source:: %s, read on %s

                """.formatted(
                        pack.id() + "-" + requirement.id().toLowerCase(Locale.ROOT),
                        AsciiDoc.prose(requirement.id()),
                        AsciiDoc.prose(requirement.condition().text()),
                        requirement.tier() == Tier.BULK ? "bulk senders only (`--bulk`)" : "all",
                        effect(requirement.enforcement()),
                        measured(requirement),
                        AsciiDoc.link(requirement.source().page().toString()),
                        requirement.source().read());
    }

    private static String effect(Enforcement enforcement) {
        return switch (enforcement) {
            case REFUSE -> "the receiver refuses the mail";
            case DISTRUST -> "the receiver trusts the mail less";
            case ADVICE -> "nothing that a sender notices";
        };
    }

    private static String measured(Requirement requirement) {
        return switch (requirement.measurement().visibility()) {
            case ALWAYS -> "by every run";
            case SOMETIMES ->
                "only with " + AsciiDoc.prose(requirement.measurement().by());
        };
    }
}
