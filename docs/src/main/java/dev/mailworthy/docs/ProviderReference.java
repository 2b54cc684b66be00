package dev.mailworthy.docs;

import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.provider.catalogue.Unblock;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what is known of hosting providers as AsciiDoc sections, in the order of their names. */
record ProviderReference(ProviderCatalogue catalogue) {

    String asciiDoc() {
        return "\nState of the data: %s.%n%n== Providers%n%n".formatted(catalogue.asOf())
                + catalogue.providers().stream()
                        .sorted(Comparator.comparing(provider -> provider.name().toLowerCase(Locale.ROOT)))
                        .map(ProviderReference::section)
                        .collect(Collectors.joining("\n"))
                + "\n== Relays\n\nServices that take your mail on another port and forward it.\n\n"
                + catalogue.relays().stream()
                        .map(relay -> "* %s: %s, port %s%n"
                                .formatted(
                                        AsciiDoc.prose(relay.name()),
                                        AsciiDoc.code(relay.host()),
                                        relay.ports().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());
    }

    private static String section(Provider provider) {
        String ports = provider.policy().ports().entrySet().stream()
                .map(port -> "port " + port.getKey() + " "
                        + AsciiDoc.prose(port.getValue().words()))
                .collect(Collectors.joining("; "));
        return """
                [#%s]
                === %s

                Code:: %s
                Outgoing:: %s%s
                %s%sSources:: %s

                """.formatted(
                        provider.id(),
                        AsciiDoc.prose(provider.name()),
                        AsciiDoc.code(provider.id()),
                        AsciiDoc.prose(provider.policy().hedge()),
                        ports.isEmpty() ? "not known" : " " + ports,
                        provider.policy()
                                .applies()
                                .map(who -> "Applies to:: " + AsciiDoc.prose(who) + "\n")
                                .orElse(""),
                        provider.unblock().map(ProviderReference::unblock).orElse(""),
                        sources(provider));
    }

    private static String unblock(Unblock unblock) {
        String way = switch (unblock.possible()) {
            case YES -> "To open port 25:: ";
            case NO -> "Port 25 stays closed:: ";
            case PLAN -> "To open port 25, by plan and account:: ";
        };
        return way + AsciiDoc.prose(unblock.how())
                + unblock.takes()
                        .map(time -> " (" + AsciiDoc.prose(time.words()) + ")")
                        .orElse("")
                + unblock.url().map(url -> " " + AsciiDoc.link(url)).orElse("") + "\n";
    }

    private static String sources(Provider provider) {
        String sources = provider.policy().sources().stream()
                .map(source -> source.startsWith("http") ? AsciiDoc.link(source) : AsciiDoc.prose(source))
                .collect(Collectors.joining(", "));
        return sources.isEmpty() ? "none" : sources;
    }
}
