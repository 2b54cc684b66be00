package dev.mailworthy.docs;

import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the findings of one module as AsciiDoc sections, in the order of their codes. */
record FindingCatalogue(String module, List<FindingType> types) {
    FindingCatalogue {
        types = types.stream().sorted(Comparator.comparing(FindingType::code)).toList();
    }

    String asciiDoc() {
        return "\n== Module %s%n%n".formatted(module)
                + types.stream().map(FindingCatalogue::section).collect(Collectors.joining("\n"));
    }

    private static String section(FindingType type) {
        Remedy remedy = type.remedy();
        return """
                [#%s]
                === %s

                [.badge.%s]#%s# *%s*

                %s

                %s:: %s Takes effect: %s.
                %s""".formatted(
                        type.code().toLowerCase(Locale.ROOT),
                        type.code(),
                        type.severity().label(),
                        type.severity().label(),
                        AsciiDoc.prose(type.title()),
                        AsciiDoc.prose(type.explanation()),
                        AsciiDoc.prose("Who acts: " + FindingForms.who(remedy.actor())),
                        AsciiDoc.prose(remedy.action()),
                        AsciiDoc.prose(remedy.effect()),
                        remedy.paste().map(FindingCatalogue::paste).orElse(""));
    }

    private static String paste(String text) {
        return "+\n" + AsciiDoc.code(text) + "\n";
    }
}
