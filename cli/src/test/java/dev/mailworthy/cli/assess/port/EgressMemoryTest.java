package dev.mailworthy.cli.assess.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.GuidedProbe;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.egress.EgressRenderer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is cached only if it connected to a receiver. */
@Isolated
class EgressMemoryTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path cache;

    private final List<String> told = new ArrayList<>();

    private Optional<EgressReport> afterwards(EgressPath path) {
        EgressMemory memory = EgressMemory.ofUser(Map.of("XDG_CACHE_HOME", cache.toString()), NOW, told::add);
        EgressRequest request = EgressRequest.defaults();
        memory.keep(request, new EgressReport(List.of(path), List.of(), HostVerdict.UNKNOWN, List.of()));
        return memory.recall(request).map(EgressMemory.Recalled::report);
    }

    private static EgressPath path(Optional<IpAddress> address, AttemptOutcome outcome, Optional<Reason> why) {
        return new EgressPath(
                new OutgoingPort(Optional.empty(), IpFamily.IPV4, 25),
                new ProbedServer("mx.example", "Example", address, EgressPath.Role.TARGET),
                new AttemptResult(outcome, 0, "said"),
                address.isPresent() ? 1 : 0,
                why);
    }

    @Test
    void aRunThatConnectedIsCachedAndTheUserSeesAMessage() {
        assertThat(afterwards(
                        path(Optional.of(IpAddress.parse("192.0.2.1")), AttemptOutcome.SYN_TIMEOUT, Optional.empty())))
                .isPresent();
        assertThat(told).singleElement().asString().contains("--fresh");
    }

    @Test
    void aFileThatOtherUsersMayWriteOrThatIsALinkIsNoCache() throws IOException {
        EgressPath known =
                path(Optional.of(IpAddress.parse("192.0.2.1")), AttemptOutcome.SYN_TIMEOUT, Optional.empty());
        assertThat(afterwards(known)).isPresent();
        Path file = cache.resolve("mailworthy").resolve("egress");
        EgressMemory memory = EgressMemory.ofUser(Map.of("XDG_CACHE_HOME", cache.toString()), NOW, told::add);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(memory.recall(EgressRequest.defaults())).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(memory.recall(EgressRequest.defaults())).isPresent();
        Path moved = Files.move(file, cache.resolve("elsewhere"));
        Files.createSymbolicLink(file, moved);
        assertThat(memory.recall(EgressRequest.defaults())).isEmpty();
    }

    @Test
    void aResultOfTheFutureIsNoResult() {
        EgressPath known =
                path(Optional.of(IpAddress.parse("192.0.2.1")), AttemptOutcome.SYN_TIMEOUT, Optional.empty());
        assertThat(afterwards(known)).isPresent();
        assertThat(at(Duration.ofSeconds(-1)).recall(EgressRequest.defaults())).isEmpty();
        assertThat(at(Duration.ofSeconds(899)).recall(EgressRequest.defaults())).isPresent();
        assertThat(at(Duration.ofMinutes(15)).recall(EgressRequest.defaults())).isEmpty();
    }

    private EgressMemory at(Duration later) {
        return EgressMemory.ofUser(Map.of("XDG_CACHE_HOME", cache.toString()), Clock.offset(NOW, later), told::add);
    }

    /** The file is this user's. For a process of another user it is foreign. */
    @ParameterizedTest
    @ValueSource(strings = {"daemon", "no-such-user"})
    void aFileOfAnotherUserIsNoCache(String user) {
        EgressPath known =
                path(Optional.of(IpAddress.parse("192.0.2.1")), AttemptOutcome.SYN_TIMEOUT, Optional.empty());
        assertThat(afterwards(known)).isPresent();
        String own = System.getProperty("user.name");
        try {
            System.setProperty("user.name", user);
            assertThat(at(Duration.ZERO).recall(EgressRequest.defaults())).isEmpty();
        } finally {
            System.setProperty("user.name", own);
        }
    }

    /** A program that reads the document sees that this run did not measure, and when an earlier one did. */
    @Test
    void theDocumentSaysWhenACachedResultWasMeasured() throws Exception {
        EgressPath known =
                path(Optional.of(IpAddress.parse("192.0.2.1")), AttemptOutcome.SYN_TIMEOUT, Optional.empty());
        assertThat(afterwards(known)).isPresent();
        try (RunningLab lab = Lab.load("healthy").start()) {
            EgressMeans means = new EgressMeans(at(Duration.ofMinutes(3)), Optional.empty(), Optional.empty());
            GuidedReport report = new GuidedProbe(
                            question -> CompletableFuture.completedFuture(new DnsAnswer.Skipped(
                                    Reason.SKIPPED, "no question", DnsAnswer.Origin.none("test"))),
                            lab.route(),
                            lab.host(),
                            ProviderCatalogue.bundled(),
                            PortProbe.over(question -> new CompletableFuture<>(), lab.route(), lab.host(), means))
                    .probe(EgressRequest.defaults(), MetadataChoice.LEFT_OUT, List::of);
            Stamp stamp = new Stamp("test", NOW.instant().plusSeconds(180));
            assertThat(new EgressRenderer().document(report, stamp).indented())
                    .contains("\"measuredAt\": \"2026-11-25T00:00:00Z\"");
            assertThat(report.egress().paths()).hasSize(1);
        }
    }

    @Test
    void aRelativeCacheFolderIsNotUsed() {
        EgressMemory memory = EgressMemory.ofUser(Map.of("XDG_CACHE_HOME", "relative", "HOME", ""), NOW, told::add);
        memory.keep(EgressRequest.defaults(), new EgressReport(List.of(), List.of(), HostVerdict.UNKNOWN, List.of()));
        assertThat(memory.recall(EgressRequest.defaults())).isEmpty();
    }

    @Test
    void aRunWithoutResolvedNamesIsNotCached() {
        assertThat(afterwards(path(Optional.empty(), AttemptOutcome.NAME_FAIL, Optional.of(Reason.NO_CONNECTIVITY))))
                .isEmpty();
        assertThat(told).isEmpty();
    }
}
