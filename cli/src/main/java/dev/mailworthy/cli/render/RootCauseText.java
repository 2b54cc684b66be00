package dev.mailworthy.cli.render;

import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link RootCause} in words. */
public final class RootCauseText {

    private RootCauseText() {}

    /** The cause as a clause for a headline, for example {@code the DNS resolver 192.0.2.53:53 does not answer}. */
    public static String clause(RootCause cause) {
        String servers = cause.resolver().map(RootCauseText::servers).orElse("");
        return switch (cause.kind()) {
            case NO_NETWORK -> "this machine has no network";
            case NO_RESOLVER ->
                cause.resolver().map(RootCauseText::fallback).orElse("no DNS resolver is configured")
                        + ", and it does not answer";
            case RESOLVER_SILENT -> "the DNS resolver " + servers + " does not answer";
            case RESOLVER_REFUSES -> "the DNS resolver " + servers + " refuses to answer this machine";
            case RESOLVER_FAILS -> "the DNS resolver " + servers + " reports a failure for every question";
            case STOPPED -> "the run was stopped";
            case OUT_OF_TIME -> "the time of the run was over";
        };
    }

    /** That 127.0.0.1 stands in for resolvers that are not configured; empty if resolvers are. */
    public static Optional<String> notice(ResolverChoice resolver) {
        return resolver.by().isFallback() ? Optional.of(fallback(resolver)) : Optional.empty();
    }

    private static String fallback(ResolverChoice resolver) {
        String why = resolver.by() == ResolverChoice.By.NO_FILE
                ? "/etc/resolv.conf does not exist"
                : "/etc/resolv.conf names no resolver";
        return why + ", so " + servers(resolver) + " is asked";
    }

    private static String servers(ResolverChoice resolver) {
        return resolver.servers().stream().map(ResolverAddress::toString).collect(Collectors.joining(", "));
    }

    /** The cause as data. */
    public static JsonObject json(RootCause cause) {
        return JsonObject.empty()
                .with("kind", cause.kind().label())
                .with("statement", clause(cause))
                .with("howToAnswer", HintText.of(cause.hint()))
                .with(
                        "dependants",
                        cause.dependants().stream().map(UnansweredCheck::check).toList());
    }
}
