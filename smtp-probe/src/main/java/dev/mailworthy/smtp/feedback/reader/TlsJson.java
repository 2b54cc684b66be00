package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportPeriod;
import dev.mailworthy.smtp.feedback.tls.TlsFailure;
import dev.mailworthy.smtp.feedback.tls.TlsFailureType;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyResult;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an SMTP TLS report (RFC 8460 section 4.4). */
public final class TlsJson {

    private static final KnownWords<TlsPolicyType> TYPES = KnownWords.of(TlsPolicyType.class, '-', Map.of());
    private static final KnownWords<TlsFailureType> FAILURES = KnownWords.of(TlsFailureType.class, '-', Map.of());

    private TlsJson() {}

    /**
     * What the report holds.
     *
     * @param contact an address of the reporter
     */
    public record Read(
            ReportField<String> organization,
            ReportField<String> contact,
            ReportField<String> id,
            ReportPeriod period,
            List<TlsPolicyResult> policies) {}

    public static Read read(JsonReport report) {
        JsonFields fields = report.fields();
        ReportPeriod period = fields.object("date-range")
                .map(range -> new ReportPeriod(range.time("start-datetime"), range.time("end-datetime")))
                .orElseGet(() -> new ReportPeriod(ReportField.absent(), ReportField.absent()));
        return new Read(
                fields.text("organization-name"),
                fields.text("contact-info"),
                fields.text("report-id"),
                period,
                fields.objects("policies").stream().map(TlsJson::policy).toList());
    }

    private static TlsPolicyResult policy(JsonFields result) {
        JsonFields none = new JsonFields(JsonInput.object("{}"), result.oddities());
        JsonFields policy = result.object("policy").orElse(none);
        JsonFields summary = result.object("summary").orElse(none);
        List<TlsFailure> failures =
                result.objects("failure-details").stream().map(TlsJson::failure).toList();
        ReportField<Long> failed = summary.number("total-failure-session-count");
        long details = failures.stream()
                .mapToLong(failure -> failure.sessions().value().orElse(0L))
                .sum();
        if (failed.value().filter(total -> details > total).isPresent()) {
            result.oddities().note(OddityKind.DETAILS_EXCEED_TOTAL, "failure-details");
        }
        return new TlsPolicyResult(
                policy.word("policy-type", TYPES),
                policyLines(policy),
                policy.read("policy-domain", DomainName::parse),
                policy.texts("mx-host"),
                summary.number("total-successful-session-count"),
                failed,
                failures);
    }

    /** The lines of the policy. Microsoft writes the array of TLSA records as JSON inside a string. */
    private static List<String> policyLines(JsonFields policy) {
        List<String> lines = new ArrayList<>();
        for (String line : policy.texts("policy-string")) {
            if (!line.startsWith("[")) {
                lines.add(line);
                continue;
            }
            try {
                JsonFields inner =
                        new JsonFields(JsonInput.object("{\"policy-string\":" + line + "}"), policy.oddities());
                lines.addAll(inner.texts("policy-string"));
                policy.oddities().note(OddityKind.LIST_FORM, "policy-string");
            } catch (IllegalArgumentException e) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static TlsFailure failure(JsonFields failure) {
        return new TlsFailure(
                failure.word("result-type", FAILURES),
                failure.read("sending-mta-ip", IpAddress::parse),
                failure.text("receiving-mx-hostname"),
                failure.text("receiving-mx-helo"),
                failure.read("receiving-ip", IpAddress::parse),
                failure.number("failed-session-count"),
                failure.text("additional-information"),
                failure.text("failure-reason-code"));
    }
}
