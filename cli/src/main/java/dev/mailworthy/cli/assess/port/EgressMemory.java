package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.RecentReport;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Cache of the last port probe against well-known receivers. It spares them the connections of the next run. */
public interface EgressMemory {

    Optional<Recalled> recall(EgressRequest request);

    /** A result that was measured earlier. */
    record Recalled(EgressReport report, Instant measuredAt) {}

    void keep(EgressRequest request, EgressReport report);

    /** No cache: in a lab, with targets that the user named, and with {@code --fresh}. */
    static EgressMemory none() {
        return new EgressMemory() {
            @Override
            public Optional<Recalled> recall(EgressRequest request) {
                return Optional.empty();
            }

            @Override
            public void keep(EgressRequest request, EgressReport report) {}
        };
    }

    /**
     * A cache in the user's cache folder. Its results are used for 15 minutes.
     *
     * @param told receives a message for the user when a result is from an earlier run
     */
    static EgressMemory ofUser(Map<String, String> environment, Clock clock, Consumer<String> told) {
        Optional<Path> folder = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(path -> path.startsWith("/"))
                .or(() -> Optional.ofNullable(environment.get("HOME"))
                        .filter(path -> path.startsWith("/"))
                        .map(home -> home + "/.cache"))
                .map(Path::of);
        return folder.<EgressMemory>map(cache -> new EgressMemory() {
                    private final Path file = cache.resolve("mailworthy").resolve("egress");

                    @Override
                    public Optional<Recalled> recall(EgressRequest request) {
                        Optional<RecentReport> recent = RecentReport.load(file, request, clock.instant());
                        recent.ifPresent(known -> told.accept("outgoing ports as measured "
                                + Duration.between(known.measuredAt(), clock.instant())
                                        .toMinutes()
                                + " minutes ago, to spare the receivers; --fresh measures again"));
                        return recent.map(known -> new Recalled(known.report(), known.measuredAt()));
                    }

                    @Override
                    public void keep(EgressRequest request, EgressReport report) {
                        // A run that resolved no target connected to no server, so that the next run may connect.
                        if (report.paths().stream().anyMatch(EgressMemory::troubled)) {
                            RecentReport.save(file, request, report, clock.instant());
                        }
                    }
                })
                .orElseGet(EgressMemory::none);
    }

    private static boolean troubled(EgressPath path) {
        return path.role() == EgressPath.Role.TARGET && path.address().isPresent();
    }
}
