package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one cause that leaves many checks of a run without an answer. Reports name it once, with one remedy, in place of each
 * check's own.
 *
 * @param resolver the resolvers that were asked, if the cause is about them
 * @param dependants the unanswered checks that it explains, at least one
 */
public record RootCause(Kind kind, Optional<ResolverChoice> resolver, List<UnansweredCheck> dependants) {
    public RootCause {
        dependants = List.copyOf(dependants);
    }

    /** What kind of cause it is, and what to do about it. */
    public enum Kind {
        /** This machine has no address and no route. */
        NO_NETWORK(Hint.Standard.CONNECT),
        /** No resolver is configured, and 127.0.0.1 does not answer. */
        NO_RESOLVER(Hint.Standard.CONFIGURE_RESOLVER),
        /** The resolver sends no reply, or cannot be reached. */
        RESOLVER_SILENT(Hint.Standard.REPAIR_RESOLVER),
        /** The resolver refuses to serve this machine. */
        RESOLVER_REFUSES(Hint.Standard.OWN_RESOLVER),
        /** The resolver reports a failure for every question. */
        RESOLVER_FAILS(Hint.Standard.REPAIR_RESOLVER),
        /** The user stopped the run. */
        STOPPED(Hint.Standard.RUN_AGAIN),
        /** The time of the run was over. */
        OUT_OF_TIME(Hint.Standard.MORE_TIME);

        private final Hint hint;

        Kind(Hint hint) {
            this.hint = hint;
        }

        /** What to do about it. */
        public Hint hint() {
            return hint;
        }

        /** The name in JSON, for example {@code resolver-silent}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The cause of a run, if one cause explains its unanswered checks.
     *
     * @param silence why no DNS question got an answer; empty if one did
     */
    public static Optional<RootCause> of(
            Completeness completeness,
            Optional<Reason> silence,
            HostFacts host,
            Optional<ResolverChoice> resolver,
            List<UnansweredCheck> unanswered) {
        Optional<RootCause> dns = silence.map(reason -> kind(reason, host, resolver))
                .map(kind -> new RootCause(
                        kind,
                        resolver,
                        unanswered.stream().filter(RootCause::needsDns).toList()));
        Optional<RootCause> ended = switch (completeness) {
            case COMPLETE -> Optional.empty();
            case STOPPED -> ended(Kind.STOPPED, unanswered, RootCause::needsDns);
            case OUT_OF_TIME -> ended(Kind.OUT_OF_TIME, unanswered, check -> check.why() == Reason.TIMEOUT);
        };
        return (completeness == Completeness.STOPPED ? ended : dns.or(() -> ended))
                .filter(cause -> !cause.dependants().isEmpty());
    }

    private static Optional<RootCause> ended(
            Kind kind, List<UnansweredCheck> unanswered, Predicate<UnansweredCheck> because) {
        return Optional.of(new RootCause(
                kind, Optional.empty(), unanswered.stream().filter(because).toList()));
    }

    private static Kind kind(Reason reason, HostFacts host, Optional<ResolverChoice> resolver) {
        boolean alone = host.routed().isEmpty() && host.addresses().isEmpty();
        if (resolver.filter(choice -> choice.by().isFallback()).isPresent()) {
            return Kind.NO_RESOLVER;
        }
        if (alone && reason != Reason.REFUSED && reason != Reason.SERVFAIL) {
            return Kind.NO_NETWORK;
        }
        return switch (reason) {
            case REFUSED -> Kind.RESOLVER_REFUSES;
            case SERVFAIL, FORMERR, MALFORMED -> Kind.RESOLVER_FAILS;
            default -> Kind.RESOLVER_SILENT;
        };
    }

    /** The checks that do not need the DNS in the end: the host's own name and the mail server's log. */
    private static final Set<Hint> OFFLINE =
            Set.of(Hint.Standard.NAME_EHLO, Hint.Standard.NAME_MAIL_LOG, Hint.Standard.KEEP_LOG_LINES);

    private static boolean needsDns(UnansweredCheck check) {
        return !OFFLINE.contains(check.hint());
    }

    /** Whether it explains this check. */
    public boolean explains(UnansweredCheck check) {
        return dependants.contains(check);
    }

    /** What to do about it. */
    public Hint hint() {
        return kind.hint();
    }
}
