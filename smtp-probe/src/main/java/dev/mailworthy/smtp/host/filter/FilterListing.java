package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the packet filter from what nft prints of it. */
record FilterListing(Nft nft) {

    /** Limits of the JSON. A ruleset with more, such as one with the networks of whole countries, is read without its sets. */
    private static final JsonLimits LIMITS = new JsonLimits(1 << 23, 64, 300_000, 40);

    /** Runs {@code nft -nn -a} with more options and {@code list ruleset}; empty if it fails. */
    @FunctionalInterface
    interface Nft {
        Optional<ProgramOutput> print(List<String> options);
    }

    /**
     * nft's text, with which the JSON is quoted.
     *
     * @param isWhole whether nft found the files of all extensions of iptables (libxtables). Its text leaves out what it does
     *     not find, and says so on standard error alone.
     */
    record Text(Ruleset rules, boolean isWhole) {
        static Text of(ProgramOutput printed) {
            return new Text(TextRuleset.read(printed.text()), !printed.errors().contains(" not found"));
        }
    }

    /** The ruleset; empty if this user may not read it. */
    Optional<Ruleset> read() {
        Optional<ProgramOutput> json = nft.print(List.of("-j"));
        Optional<Text> text = json.flatMap(printed -> text("-t"));
        return json.flatMap(printed -> parsed(printed, text, true))
                .or(() -> json.flatMap(printed -> nft.print(List.of("-j", "-t")))
                        .flatMap(printed -> parsed(printed, text, false)))
                .or(this::textAlone);
    }

    private static Optional<Ruleset> parsed(ProgramOutput printed, Optional<Text> text, boolean hasElements) {
        if (printed.isCut()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonRuleset.read(JsonInput.object(printed.text(), LIMITS), text, hasElements));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For an nft that was built without JSON, or whose JSON is not understood. A text that lacks conditions would blame the wrong rule. */
    private Optional<Ruleset> textAlone() {
        return text().filter(Text::isWhole)
                .map(known -> known.rules().noting(" (read from the text of nft, which gave no JSON)"));
    }

    private Optional<Text> text(String... options) {
        return nft.print(Stream.of(options).toList())
                .filter(printed -> !printed.isCut())
                .map(Text::of);
    }
}
