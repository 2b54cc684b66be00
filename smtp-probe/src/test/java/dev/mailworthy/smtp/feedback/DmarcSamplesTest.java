package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.aggregate.AggregateRecord;
import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.PublishedPolicy;
import dev.mailworthy.smtp.feedback.aggregate.ReportFate;
import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Aggregate reports of real receivers, with the values that another project expects of them. */
class DmarcSamplesTest {

    private static final Map<String, String> REFUSED = Map.of("p-empty.xml", "NO_REPORT");

    @Test
    void everySampleIsReadOrRefusedWithItsReason() {
        for (Path file : Samples.files("dmarc")) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")) {
                continue;
            }
            FeedbackSummary summary = Samples.read(file);
            if (REFUSED.containsKey(name)) {
                assertThat(summary.refused()).as(name).hasSize(1);
                assertThat(summary.refused().get(0).kind()).as(name).isEqualTo(RefusalKind.valueOf(REFUSED.get(name)));
            } else {
                assertThat(summary.refused()).as(name).isEmpty();
                assertThat(summary.aggregates()).as(name).hasSize(1);
                assertThat(summary.intake().unauthenticated()).as(name).isEqualTo(1);
            }
        }
    }

    @Test
    void theValuesAreTheExpectedOnes() throws IOException {
        int compared = 0;
        for (Path file : Samples.files("dmarc")) {
            String name = file.getFileName().toString();
            if (!name.startsWith("s-") || name.endsWith(".json")) {
                continue;
            }
            Path expected = file.resolveSibling(name.replaceFirst("[.](xml|eml)$", ".json"));
            compare(name, file, JsonInput.object(Files.readAllBytes(expected), JsonLimits.USUAL));
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(10);
    }

    /** The records and the header of one file. */
    private static final class Collected implements AggregateListener {
        private final List<AggregateRecord> records = new ArrayList<>();
        private final List<AggregateHeader> headers = new ArrayList<>();

        @Override
        public void began(AggregateHeader header) {
            records.clear();
        }

        @Override
        public void record(AggregateRecord record) {
            records.add(record);
        }

        @Override
        public void ended(AggregateHeader header, ReportFate fate) {
            headers.add(header);
        }
    }

    private static void compare(String name, Path file, Members expected) {
        Collected collected = new Collected();
        FeedbackReader.with(FeedbackOptions.offline(Samples.clock())).read(List.of(Samples.source(file)), collected);
        assertThat(collected.headers).as(name).hasSize(1);
        AggregateHeader header = collected.headers.get(0);
        Members metadata = expected.object("report_metadata");
        assertThat(text(header.organization())).as(name).isEqualTo(metadata.text("org_name"));
        assertThat(text(header.email())).as(name).isEqualTo(metadata.text("email"));
        assertThat(text(header.id())).as(name).isEqualTo(metadata.text("report_id"));
        assertThat(text(header.contact()))
                .as(name)
                .isEqualTo(metadata.optionalText("extra_contact_info").orElse(""));
        assertThat(text(header.generator()))
                .as(name)
                .isEqualTo(metadata.optionalText("generator").orElse(""));
        assertThat(header.period().begin().value().orElseThrow().getEpochSecond())
                .as(name)
                .isEqualTo(metadata.object("date_range").number("begin", 0, Long.MAX_VALUE));
        assertThat(header.period().end().value().orElseThrow().getEpochSecond())
                .as(name)
                .isEqualTo(metadata.object("date_range").number("end", 0, Long.MAX_VALUE));
        String version = String.valueOf(expected.value("version").orElseThrow());
        assertThat(header.version().value().orElse("0.0")).as(name).isEqualTo(version);
        policy(name, header.policy(), expected.object("policy_published"));
        assertThat(header.extensions().stream().map(extension -> extension.name() + " " + extension.definition()))
                .as(name)
                .containsExactlyElementsOf(extensions(expected));
        List<Members> records = expected.objects("record");
        assertThat(collected.records).as(name).hasSameSizeAs(records);
        for (int i = 0; i < records.size(); i++) {
            record(name + " record " + i, collected.records.get(i), records.get(i));
        }
    }

    private static List<String> extensions(Members owner) {
        return owner.objects("extensions").stream()
                .map(extension -> extension.text("name") + " " + extension.text("definition"))
                .toList();
    }

    private static void policy(String name, PublishedPolicy policy, Members expected) {
        assertThat(text(policy.domain())).as(name).isEqualTo(expected.text("domain"));
        assertThat(word(policy.policy())).as(name).isEqualTo(expected.text("p"));
        assertThat(word(policy.subdomainPolicy())).as(name).isEqualTo(expected.text("sp"));
        assertThat(word(policy.nonexistentPolicy()))
                .as(name)
                .isEqualTo(expected.optionalText("np").orElse("Unspecified"));
        assertThat(word(policy.adkim())).as(name).isEqualTo(expected.text("adkim"));
        assertThat(word(policy.aspf())).as(name).isEqualTo(expected.text("aspf"));
        assertThat(text(policy.failureOptions()))
                .as(name)
                .isEqualTo(expected.optionalText("fo").orElse(""));
        assertThat(text(policy.testing()).equals("y")).as(name).isEqualTo(expected.flag("testing"));
        assertThat(text(policy.discovery()).isEmpty() ? "unspecified" : text(policy.discovery()))
                .as(name)
                .isEqualToIgnoringCase(expected.optionalText("discovery_method").orElse("unspecified"));
    }

    private static void record(String name, AggregateRecord record, Members expected) {
        Members row = expected.object("row");
        Members evaluated = row.object("policy_evaluated");
        assertThat(text(record.source())).as(name).isEqualTo(row.text("source_ip"));
        assertThat(record.count().value().orElseThrow()).as(name).isEqualTo(row.number("count", 0, Long.MAX_VALUE));
        assertThat(word(record.disposition())).as(name).isEqualTo(evaluated.text("disposition"));
        assertThat(word(record.dkim())).as(name).isEqualTo(evaluated.text("dkim"));
        assertThat(word(record.spf())).as(name).isEqualTo(evaluated.text("spf"));
        // The other project has no word for sampled_out (RFC 7489) and calls it "Other".
        assertThat(record.reasons().stream()
                        .map(reason ->
                                word(reason.type()).replace("SampledOut", "Other") + " " + text(reason.comment())))
                .as(name)
                .containsExactlyElementsOf(evaluated.objects("reason").stream()
                        .map(reason -> reason.text("type_") + " "
                                + reason.optionalText("comment").orElse(""))
                        .toList());
        Members identifiers = expected.object("identifiers");
        assertThat(text(record.headerFrom())).as(name).isEqualTo(identifiers.text("header_from"));
        assertThat(text(record.envelopeFrom())).as(name).isEqualTo(identifiers.text("envelope_from"));
        assertThat(text(record.envelopeTo()))
                .as(name)
                .isEqualTo(identifiers.optionalText("envelope_to").orElse(""));
        Members results = expected.object("auth_results");
        assertThat(record.dkimResults().stream()
                        .map(dkim -> text(dkim.domain()) + " " + text(dkim.selector()) + " " + word(dkim.result()) + " "
                                + text(dkim.humanResult())))
                .as(name)
                .containsExactlyElementsOf(results.objects("dkim").stream()
                        .map(dkim -> dkim.text("domain") + " " + dkim.text("selector") + " " + dkim.text("result") + " "
                                + dkim.optionalText("human_result").orElse(""))
                        .toList());
        assertThat(record.spfResults().stream()
                        .map(spf -> text(spf.domain()) + " " + word(spf.scope()).replace("Mfrom", "MailFrom") + " "
                                + word(spf.result())))
                .as(name)
                .containsExactlyElementsOf(results.objects("spf").stream()
                        .map(spf -> spf.text("domain") + " " + spf.text("scope") + " " + spf.text("result"))
                        .toList());
        assertThat(record.extensions().stream().map(extension -> extension.name() + " " + extension.definition()))
                .as(name)
                .containsExactlyElementsOf(extensions(expected));
    }

    private static String text(ReportField<?> field) {
        return field.value().map(String::valueOf).orElse("");
    }

    /** A constant as the other project writes it, such as {@code TrustedForwarder}. */
    private static String word(ReportField<? extends Enum<?>> field) {
        return field.value()
                .map(constant -> {
                    StringBuilder word = new StringBuilder();
                    for (String part : constant.name().split("_")) {
                        word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
                    }
                    return word.toString();
                })
                .orElse("Unspecified");
    }

    @Test
    void aBareBracketIsRepairedAndSaid() {
        Path file = Samples.files("dmarc").stream()
                .filter(path -> path.endsWith("p-invalid-xml.xml"))
                .findFirst()
                .orElseThrow();
        AggregateReport report = Samples.read(file).aggregates().get(0);

        assertThat(text(report.header().email())).isEqualTo("<bad-xml@bad-xml.net>");
        assertThat(report.counts().get(0).facts().headerFrom()).isEmpty();
        assertThat(report.oddities().stream().map(Oddity::kind))
                .containsExactlyInAnyOrderElementsOf(
                        Set.of(OddityKind.REPAIRED_XML, OddityKind.UNREADABLE_VALUE, OddityKind.EMPTY_FIELD));
    }
}
