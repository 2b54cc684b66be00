package dev.mailworthy.docs;

import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.DeadZone;
import dev.mailworthy.dnsbl.catalogue.KeyNeed;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the catalogue of blocklists as AsciiDoc sections: first the lists that decide, then the others, then the ended ones. */
record ListReference(Catalogue catalogue) {

    String asciiDoc() {
        Set<String> deciding = catalogue.profile(Profile.DELIVERABILITY).lists().stream()
                .map(ListEntry::id)
                .collect(Collectors.toSet());
        return "\n== Lists that a check queries\n\n" + sections(deciding, true) + "\n== Other lists\n\n"
                + "A check does not query these. `dnsbl check --profile receiver`, `--profile all` or `--list ID` does.\n\n"
                + sections(deciding, false) + "\n== Lists that ended\n\n"
                + "These are never queried, because they answer nothing or list everything.\n\n"
                + catalogue.dead().stream().map(ListReference::dead).collect(Collectors.joining("\n"));
    }

    private String sections(Set<String> deciding, boolean in) {
        return catalogue.lists().stream()
                .filter(list -> deciding.contains(list.id()) == in)
                .map(ListReference::section)
                .collect(Collectors.joining("\n"));
    }

    private static String section(ListEntry list) {
        return """
                [#%s]
                === %s

                %s

                Id and zone:: %s, %s
                Takes:: %s
                Access:: %s
                Removal:: %s
                %s""".formatted(
                        list.id(),
                        AsciiDoc.prose(list.name()),
                        AsciiDoc.prose(list.description().contents()),
                        AsciiDoc.code(list.id()),
                        AsciiDoc.code(list.zone().open()),
                        list.kinds().stream().map(TargetKind::label).sorted().collect(Collectors.joining(", ")),
                        access(list.access().need()),
                        list.removal().how().isEmpty()
                                ? "not known"
                                : AsciiDoc.prose(list.removal().how()),
                        list.removal()
                                .site()
                                .map(site -> "Page:: " + AsciiDoc.link(site) + "\n")
                                .orElse(""));
    }

    private static String access(KeyNeed need) {
        return switch (need) {
            case NONE -> "free within the operator's terms";
            case OPTIONAL -> "free, and with a key another zone";
            case REQUIRED -> "with a key";
            case REGISTRATION -> "with a resolver that is registered with the operator";
            case SUBSCRIPTION -> "for subscribers";
            case UNKNOWN -> "not known";
        };
    }

    private static String dead(DeadZone zone) {
        return "* *%s* (%s): %s%s%n"
                .formatted(
                        AsciiDoc.prose(zone.name()),
                        AsciiDoc.prose(zone.since()),
                        AsciiDoc.prose(zone.behaviour()),
                        zone.replacedBy()
                                .map(id -> "; its data is in " + AsciiDoc.code(id))
                                .orElse(""));
    }
}
