package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of Postfix that another project collected, with the status that it expects. They are no part of this repository. */
class PublicLinesTest {

    private static final List<Path> PLACES = List.of(Path.of("../shared/samples"), Path.of("../../shared/samples"));
    private static final Set<String> DELIVERING =
            Set.of("smtp", "lmtp", "local", "virtual", "pipe", "error", "discard");
    private static final Pattern DATA = Pattern.compile("(?m)^data: \"?(.*?)\"?$");
    private static final Pattern STATUS = Pattern.compile("(?m)^    postfix_status: (.*)$");

    @Test
    void everyLineIsUnderstood() throws IOException {
        Path folder = PLACES.stream()
                .map(place -> place.resolve("logs/postfix-lines"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(!folder.toString().isEmpty(), "skipped: the sample lines are not here");
        int attempts = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                attempts += check(file);
            }
        }
        assertThat(attempts).isGreaterThanOrEqualTo(15);
    }

    private static int check(Path file) throws IOException {
        String yaml = Files.readString(file);
        String daemon = file.getFileName().toString().replaceFirst("_.*", "");
        Matcher data = DATA.matcher(yaml);
        assertThat(data.find()).as("%s", file).isTrue();
        String line = "2026-11-30T10:00:00Z mx postfix/" + daemon + "[1]: "
                + data.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
        DeliverySummary summary = DeliveryLog.read(
                        TextSource.of(List.of(line), Instant.parse("2026-12-01T00:00:00Z")),
                        DeliveryOptions.of(ZoneOffset.UTC, 1))
                .settled();
        assertThat(summary.coverage().notUnderstood()).as("%s", file).isZero();
        Matcher status = STATUS.matcher(yaml);
        boolean isAttempt = DELIVERING.contains(daemon)
                && status.find()
                && Set.of("sent", "deferred", "bounced").contains(status.group(1));
        assertThat(summary.counted()).as("%s", file).hasSize(isAttempt ? 1 : 0);
        if (isAttempt) {
            EvidenceCell cell = summary.counted().get(0);
            Set<DeliveryOutcome> expected = switch (status.group(1)) {
                case "sent" -> Set.of(DeliveryOutcome.ACCEPTED);
                case "bounced" -> Set.of(DeliveryOutcome.REFUSED);
                default -> Set.of(DeliveryOutcome.DEFERRED, DeliveryOutcome.HELD, DeliveryOutcome.PATH);
            };
            assertThat(expected).as("%s", file).contains(cell.key().outcome());
        }
        return isAttempt ? 1 : 0;
    }
}
