package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ReverseNameWay;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The step that sets a reverse name, in the way that is known of the machine's provider. */
final class ReverseNameSteps {

    private static final Set<PostureFinding> SET =
            Set.of(PostureFinding.PTR_MISSING, PostureFinding.PTR_GENERIC, PostureFinding.PTR_SEVERAL);

    private ReverseNameSteps() {}

    /** The findings, with the provider's own way in place of the general advice. */
    static List<Finding> at(Provider provider, List<Finding> findings) {
        return findings.stream()
                .map(finding -> provider.reverseName()
                        .filter(way -> finding.type() instanceof PostureFinding type && SET.contains(type))
                        .map(way -> finding.withRemedies(remedies(provider, way, finding)))
                        .orElse(finding))
                .toList();
    }

    private static Remedy[] remedies(Provider provider, ReverseNameWay way, Finding finding) {
        Remedy first = finding.remedies().get(0);
        String address = finding.particular(Particular.Address.class)
                .map(each -> each.address().toString())
                .orElse("the address");
        String name = first.means()
                .filter(means -> means instanceof Means.PublishRecord published
                        && published.record().type() == RecordType.PTR)
                .map(means -> ((Means.PublishRecord) means).record().value().replaceFirst("\\.$", ""))
                .orElse("your mail server's name");
        Remedy known = new Remedy(
                Actor.YOU,
                action(provider, way, address, name),
                first.means(),
                way.takes()
                        .orElse(
                                way.kind() == ReverseNameWay.Kind.SUPPORT
                                        ? TimeToEffect.ONE_TO_THREE_DAYS
                                        : TimeToEffect.MINUTES));
        return Stream.concat(Stream.of(known), finding.remedies().stream().skip(1))
                .toArray(Remedy[]::new);
    }

    private static String action(Provider provider, ReverseNameWay way, String address, String name) {
        return switch (way.kind()) {
            case SELF_SERVICE ->
                "Set the reverse name (PTR) of " + address + " to " + name + " in the panel of " + provider.name()
                        + (way.asOf().isPresent() ? "." : ", or ask its support.");
            case NAME_OF_DROPLET ->
                "Rename the droplet of " + address + " to " + name + ": " + provider.name()
                        + " makes the reverse name (PTR) from it.";
            case SUPPORT ->
                "Ask the support of " + provider.name() + " to set the reverse name (PTR) of " + address + " to " + name
                        + ".";
        };
    }
}
