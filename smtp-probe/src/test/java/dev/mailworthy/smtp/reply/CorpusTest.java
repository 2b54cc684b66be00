package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.bounce.RecipientStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often real bounces and vendors' own code tables are read as the people who collected them read them. */
@Timeout(120)
class CorpusTest {

    /** From the root of the reactor, and from the module. */
    private static final List<Path> PLACES = List.of(Path.of("../shared/samples"), Path.of("../../shared/samples"));

    private static final Set<String> NO_BOUNCE = Set.of("feedback", "vacation", "reason");

    /** Sisimai's half of bounces: floors in per cent, and the most clashes. */
    private static final double FOUND = 99.5;

    private static final double SENDER = 92;
    private static final double CLASHES = 0.5;
    /** Vendors' own code tables: the floor in per cent. */
    private static final double VENDORS = 91;

    private static List<CorpusRow> bounces;
    private static List<CorpusRow> vendors;

    @BeforeAll
    static void readTheSamples() throws IOException {
        Path samples = folder();
        bounces = bounces(samples);
        vendors = vendors(samples);
    }

    @Test
    void bouncesOfSisimaisCorpusAreReadAsItsAuthorsReadThem() {
        List<CorpusRow> rows = bounces;
        print("Sisimai's bounces", rows);
        assertThat(share(rows, CorpusRow::isReceiversReply, CorpusRow::isFound)).isGreaterThanOrEqualTo(FOUND);
        assertThat(rows).filteredOn(CorpusRow::blamesRecipient).isEmpty();
        assertThat(share(rows, CorpusRow::isOfSender, CorpusRow::agrees)).isGreaterThanOrEqualTo(SENDER);
        assertThat(share(rows, row -> true, CorpusRow::clashes)).isLessThanOrEqualTo(CLASHES);
    }

    @Test
    void repliesOfVendorsTablesGetTheirCause() {
        List<CorpusRow> rows = vendors;
        print("Vendors' tables", rows);
        assertThat(rows).filteredOn(CorpusRow::blamesRecipient).isEmpty();
        assertThat(share(rows, CorpusRow::isOfSender, CorpusRow::agrees)).isGreaterThanOrEqualTo(VENDORS);
        assertThat(share(rows, row -> true, CorpusRow::clashes)).isLessThanOrEqualTo(CLASHES);
    }

    /** The documentation's figures are those that this test measures: the rows of its table, and the kinds of bounces. */
    @Test
    void theDocumentationHasTheseFigures() throws IOException {
        Path samples = folder();
        Path page = Path.of("../docs/src/docs/asciidoc/smtp-probe.adoc");
        assumeTrue(Files.exists(page), "skipped: the documentation is not here");
        String text = Files.readString(page);
        long kinds = lines(samples.resolve("bounces.tsv")).stream()
                .map(line -> line.split("\t", 2)[0].replaceFirst("-[0-9]+\\.eml$", ""))
                .distinct()
                .count();
        assertThat(text).contains("real bounces of " + kinds + " mail servers, services and receivers");
        assertThat(text).contains(row("Sisimai's bounces", bounces));
        assertThat(text).contains(row("Vendors' tables", vendors));
    }

    private static Path folder() {
        Optional<Path> found = PLACES.stream().filter(Files::isDirectory).findFirst();
        assumeTrue(found.isPresent(), "skipped: the samples of bounces are missing at ../shared/samples");
        return found.orElseThrow();
    }

    private static List<String> lines(Path table) throws IOException {
        return Files.readAllLines(table).stream().skip(1).toList();
    }

    private static List<CorpusRow> vendors(Path samples) throws IOException {
        List<CorpusRow> rows = new ArrayList<>();
        for (String line : lines(samples.resolve("replies/vendor-lines.tsv"))) {
            String[] cells = line.split("\t", 3);
            rows.add(CorpusRow.of(cells[0], cells[1], true, SmtpReply.find(cells[2]), ReceiverHints.in(cells[2])));
        }
        return rows;
    }

    private static List<CorpusRow> bounces(Path samples) throws IOException {
        List<CorpusRow> rows = new ArrayList<>();
        for (String line : lines(samples.resolve("bounces.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (!NO_BOUNCE.contains(cells[4])) {
                Path file = samples.resolve("bounces").resolve(cells[0]);
                Optional<RecipientStatus> recipient = recipient(file, Integer.parseInt(cells[1]) - 1);
                rows.add(CorpusRow.of(
                        cells[0] + "#" + cells[1],
                        cells[4],
                        !cells[3].isEmpty(),
                        recipient.flatMap(RecipientStatus::told),
                        recipient.map(RecipientStatus::hints).orElse(ReceiverHints.none())));
            }
        }
        return rows;
    }

    private static Optional<RecipientStatus> recipient(Path file, int number) {
        try {
            List<RecipientStatus> recipients = Bounce.read(file).recipients();
            return recipients.isEmpty()
                    ? Optional.empty()
                    : Optional.of(recipients.get(Math.min(number, recipients.size() - 1)));
        } catch (BounceException e) {
            return Optional.empty();
        }
    }

    private static double share(List<CorpusRow> rows, Predicate<CorpusRow> among, Predicate<CorpusRow> such) {
        List<CorpusRow> of = rows.stream().filter(among).toList();
        return of.isEmpty() ? 0 : 100.0 * of.stream().filter(such).count() / of.size();
    }

    /** The row of the table in the documentation. */
    private static String row(String title, List<CorpusRow> rows) {
        return "|%s |%d |%.1f %% |%.1f %% |%.1f %% |%.1f %% |%.1f %%"
                .formatted(
                        title,
                        rows.size(),
                        share(rows, CorpusRow::isReceiversReply, CorpusRow::isFound),
                        share(rows, row -> true, CorpusRow::agrees),
                        share(rows, CorpusRow::isOfSender, CorpusRow::agrees),
                        share(rows, CorpusRow::isOfSender, CorpusRow::blamesRecipient),
                        share(rows, row -> true, CorpusRow::clashes));
    }

    private static void print(String title, List<CorpusRow> rows) {
        System.out.printf(
                "%s: %d; reply found %.1f %%, own words only %.1f %%, agree %.1f %%, on the sender's side %.1f %%,"
                        + " recipient blamed %.1f %%, clashes %.1f %%%n",
                title,
                rows.size(),
                share(rows, CorpusRow::isReceiversReply, CorpusRow::isFound),
                share(rows, CorpusRow::holdsReply, CorpusRow::hasOwnWords),
                share(rows, row -> true, CorpusRow::agrees),
                share(rows, CorpusRow::isOfSender, CorpusRow::agrees),
                share(rows, CorpusRow::isOfSender, CorpusRow::blamesRecipient),
                share(rows, row -> true, CorpusRow::clashes));
        System.out.println(row(title, rows));
        Map<String, List<CorpusRow>> byReason =
                rows.stream().collect(Collectors.groupingBy(CorpusRow::expected, TreeMap::new, Collectors.toList()));
        byReason.forEach((reason, of) -> System.out.printf(
                "  %-16s %3d of %3d%n",
                reason, of.stream().filter(CorpusRow::agrees).count(), of.size()));
        rows.stream()
                .filter(row -> row.isReceiversReply() && !row.isFound())
                .forEach(row -> System.out.printf(
                        "    OWN %s %s %s: %s%n", row.id(), row.expected(), row.cause(), row.found()));
        rows.stream()
                .filter(row -> !row.agrees())
                .forEach(row -> System.out.printf(
                        "    %s%s %s: %s by %s: %s%n",
                        row.clashes() ? "CLASH " : "",
                        row.id(),
                        row.expected(),
                        row.cause(),
                        row.rule(),
                        row.found().map(SmtpReply::toString).orElse(row.holdsReply() ? "(not found)" : "-")));
    }
}
