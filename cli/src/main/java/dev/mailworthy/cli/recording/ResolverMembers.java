package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.json.Members;
import java.util.Locale;

/** The DNS resolvers of a run, as a line of a {@link Recording}. */
final class ResolverMembers {

    private ResolverMembers() {}

    static JsonObject line(ResolverChoice choice) {
        return JsonObject.empty()
                .with("type", "resolver")
                .with("by", choice.by().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with(
                        "servers",
                        choice.servers().stream().map(ResolverAddress::toString).toList());
    }

    static ResolverChoice choice(Members line) {
        return new ResolverChoice(
                line.list("servers", ResolverAddress::parse), line.read("by", ResolverMembers::chosenBy));
    }

    private static ResolverChoice.By chosenBy(String label) {
        return ResolverChoice.By.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
