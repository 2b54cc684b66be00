package dev.mailworthy.smtp.feedback;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Reports that other projects collected. They are no part of this repository; without them the tests are skipped. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static final List<Path> PLACES = List.of(Path.of("../shared/samples"), Path.of("../../shared/samples"));

    private Samples() {}

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    static List<Path> files(String folder) {
        List<Path> found = PLACES.stream()
                .map(place -> place.resolve(folder))
                .filter(Files::isDirectory)
                .toList();
        assumeTrue(!found.isEmpty(), "skipped: the samples are missing at ../shared/samples/" + folder);
        try (Stream<Path> files = Files.list(found.get(0))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static FeedbackSource source(Path file) {
        try {
            return FeedbackSources.of(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static FeedbackSummary read(Path file) {
        return FeedbackReader.with(FeedbackOptions.offline(clock())).read(List.of(source(file)));
    }

    static FeedbackSummary read(String name, byte[] octets) {
        return FeedbackReader.with(FeedbackOptions.offline(clock())).read(List.of(FeedbackSources.of(name, octets)));
    }
}
