package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.tls.TlsFailure;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyResult;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyType;
import dev.mailworthy.smtp.feedback.tls.TlsReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** TLS reports: those of other projects, and the oddities of real reporters. */
class TlsSamplesTest {

    @Test
    void everySampleIsRead() {
        for (Path file : Samples.files("tlsrpt")) {
            FeedbackSummary summary = Samples.read(file);
            assertThat(summary.refused()).as("%s", file).isEmpty();
            assertThat(summary.tls()).as("%s", file).hasSize(1);
        }
    }

    @Test
    void theValuesAreTheExpectedOnes() throws IOException {
        int compared = 0;
        for (Path file : Samples.files("tlsrpt")) {
            String name = file.getFileName().toString();
            if (name.startsWith("s-")) {
                Path expected = file.resolveSibling(name.replaceFirst("[.](eml|json)$", ".json"));
                compare(
                        name,
                        Samples.read(file).tls().get(0),
                        JsonInput.object(Files.readAllBytes(expected), JsonLimits.USUAL));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(5);
    }

    private static void compare(String name, TlsReport report, Members expected) {
        assertThat(text(report.organization())).as(name).isEqualTo(expected.text("organization-name"));
        assertThat(text(report.contact())).as(name).isEqualTo(expected.text("contact-info"));
        assertThat(text(report.id())).as(name).isEqualTo(expected.text("report-id"));
        Members range = expected.object("date-range");
        assertThat(report.period().begin().value().orElseThrow())
                .as(name)
                .isEqualTo(OffsetDateTime.parse(range.text("start-datetime")).toInstant());
        assertThat(report.period().end().value().orElseThrow())
                .as(name)
                .isEqualTo(OffsetDateTime.parse(range.text("end-datetime")).toInstant());
        List<Members> policies = expected.objects("policies");
        assertThat(report.policies()).as(name).hasSameSizeAs(policies);
        for (int i = 0; i < policies.size(); i++) {
            policy(name, report.policies().get(i), policies.get(i));
        }
    }

    private static void policy(String name, TlsPolicyResult result, Members expected) {
        Members policy = expected.object("policy");
        String type = policy.text("policy-type");
        assertThat(
                        result.type() instanceof ReportField.Unreadable<TlsPolicyType> other
                                ? other.written()
                                : word(result.type()))
                .as(name)
                .isEqualTo(type);
        assertThat(text(result.domain()))
                .as(name)
                .isEqualTo(policy.optionalText("policy-domain").orElse(""));
        assertThat(result.policy())
                .as(name)
                .isEqualTo(policy.has("policy-string") ? policy.list("policy-string", line -> line) : List.of());
        Members summary = expected.object("summary");
        assertThat(result.succeeded().value().orElseThrow())
                .as(name)
                .isEqualTo(summary.number("total-successful-session-count", 0, Long.MAX_VALUE));
        assertThat(result.failed().value().orElse(-1L))
                .as(name)
                .isEqualTo(
                        summary.has("total-failure-session-count")
                                ? summary.number("total-failure-session-count", 0, Long.MAX_VALUE)
                                : -1);
        List<Members> failures = expected.has("failure-details") ? expected.objects("failure-details") : List.of();
        assertThat(result.failures()).as(name).hasSameSizeAs(failures);
        for (int i = 0; i < failures.size(); i++) {
            failure(name, result.failures().get(i), failures.get(i));
        }
    }

    private static void failure(String name, TlsFailure failure, Members expected) {
        assertThat(word(failure.type())).as(name).isEqualTo(expected.text("result-type"));
        assertThat(failure.sessions().value().orElseThrow())
                .as(name)
                .isEqualTo(expected.number("failed-session-count", 0, Long.MAX_VALUE));
        assertThat(text(failure.sendingAddress()))
                .as(name)
                .isEqualTo(expected.text("sending-mta-ip")
                        .replace(":0012::", ":12::")
                        .replace(":0013::", ":13::"));
        assertThat(text(failure.receivingAddress()))
                .as(name)
                .isEqualTo(expected.optionalText("receiving-ip").orElse(""));
        assertThat(text(failure.receivingHost())).as(name).isEqualTo(expected.text("receiving-mx-hostname"));
        assertThat(text(failure.reasonCode()))
                .as(name)
                .isEqualTo(expected.optionalText("failure-reason-code").orElse(""));
    }

    private static String text(ReportField<?> field) {
        return field.value().map(String::valueOf).orElse("");
    }

    private static String word(ReportField<? extends Enum<?>> field) {
        return field.value()
                .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }

    private static TlsReport read(String json) {
        FeedbackSummary summary = Samples.read("report.json", json.getBytes(StandardCharsets.UTF_8));
        assertThat(summary.refused()).isEmpty();
        return summary.tls().get(0);
    }

    @Test
    void policiesOfMicrosoftStandAsAListInsideAString() {
        TlsReport report = read("""
                {"organization-name":"Microsoft Corporation","contact-info":null,"report-id":"1",
                 "date-range":{"start-datetime":"2026-11-30T00:00:00Z","end-datetime":"2026-11-30T23:59:59Z"},
                 "policies":[{"policy":{"policy-type":"tlsa","policy-string":["[\\"3 1 1 aa\\",\\"2 1 1 bb\\"]"],
                   "policy-domain":"example.org"},
                   "summary":{"total-successful-session-count":5,"total-failure-session-count":1},
                   "failure-details":[{"result-type":"tlsa-invalid","failed-session-count":3}]},
                  {"policy":{"policy-type":"sts","policy-domain":"example.org"},
                   "summary":{"total-successful-session-count":5,"total-failure-session-count":1}}]}""");

        assertThat(report.policies().get(0).policy()).containsExactly("3 1 1 aa", "2 1 1 bb");
        assertThat(report.contact()).isEqualTo(ReportField.absent());
        assertThat(report.policies().get(0).failures().get(0).sendingAddress()).isEqualTo(ReportField.absent());
        assertThat(report.oddities().stream().map(Oddity::kind))
                .contains(OddityKind.LIST_FORM, OddityKind.NULL_VALUE, OddityKind.DETAILS_EXCEED_TOTAL);
        assertThat(report.policies().stream()
                        .map(policy -> policy.succeeded().value().orElseThrow()))
                .as("both policies count the same sessions and stay apart")
                .containsExactly(5L, 5L);
    }

    @Test
    void aMemberOfTheWrongTypeIsUnreadableAndLeavesTheRest() {
        TlsReport report = read("""
                {"report-id":7,"date-range":{"start-datetime":"2026-11-30T00:00:00Z","end-datetime":"yesterday"},
                 "policies":["none",{"policy":3,"summary":{"total-successful-session-count":-1}}]}""");

        assertThat(report.id()).isEqualTo(ReportField.unreadable("7"));
        assertThat(report.period().end()).isEqualTo(ReportField.unreadable("yesterday"));
        assertThat(report.policies()).hasSize(1);
        assertThat(report.policies().get(0).succeeded()).isEqualTo(ReportField.unreadable("-1"));
    }
}
