package dev.mailworthy.cli.explain;

import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.provider.catalogue.ReverseNameWay;
import dev.mailworthy.smtp.provider.catalogue.Unblock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosting providers: what they do to port 25, how it is opened, and who sets the reverse name. */
final class ProviderTopics {

    private ProviderTopics() {}

    static Stream<Topic> all() {
        ProviderCatalogue catalogue = ProviderCatalogue.bundled();
        return catalogue.providers().stream().map(provider -> of(provider, catalogue));
    }

    private static Topic of(Provider provider, ProviderCatalogue catalogue) {
        List<String> steps = new ArrayList<>();
        provider.unblock().ifPresent(way -> steps.add(step(way)));
        provider.reverseName().ifPresent(way -> steps.add("You: " + reverseName(way)));
        return new Topic(
                provider.id(),
                Topic.Kind.PROVIDER,
                "hosting provider",
                provider.name() + ": " + ports(provider) + ".",
                provider.policy()
                                .applies()
                                .map(who -> "It applies to: " + who + ". ")
                                .orElse("")
                        + "State of the data: " + catalogue.asOf() + ".",
                Optional.of("mailworthy egress -v"),
                steps,
                provider.unblock().flatMap(Unblock::url).stream().toList(),
                provider.unblock()
                        .flatMap(Unblock::takes)
                        .map(TimeToEffect::words)
                        .orElse(""),
                provider.policy().sources());
    }

    private static String ports(Provider provider) {
        String ports = provider.policy().ports().entrySet().stream()
                .map(port -> "outgoing port " + port.getKey() + " is "
                        + port.getValue().words())
                .collect(Collectors.joining("; "));
        return ports.isEmpty()
                ? "what it does to mail ports is not known"
                : provider.policy().hedge() + ports;
    }

    private static String step(Unblock way) {
        return switch (way.possible()) {
            case YES -> "You: To open port 25: " + way.how();
            case NO -> "Port 25 stays closed: " + way.how();
            case PLAN -> "You: To open port 25, by plan and account: " + way.how();
        };
    }

    private static String reverseName(ReverseNameWay way) {
        return switch (way.kind()) {
            case SELF_SERVICE -> "Set the reverse name (PTR) yourself in the provider's panel.";
            case NAME_OF_DROPLET -> "Give the machine your mail server's name: the provider takes the PTR from it.";
            case SUPPORT -> "Ask the provider's support to set the reverse name (PTR).";
        };
    }
}
