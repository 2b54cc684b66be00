package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.aggregate.AlignmentMode;
import dev.mailworthy.smtp.feedback.aggregate.DomainPolicy;
import dev.mailworthy.smtp.feedback.aggregate.PublishedPolicy;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads {@code policy_published} of an aggregate report (RFC 7489 appendix C, RFC 9990 appendix A). */
final class PolicyXml {

    private static final KnownWords<AlignmentMode> MODES = new KnownWords<>(
            Map.of("r", AlignmentMode.RELAXED, "s", AlignmentMode.STRICT),
            Map.of("relaxed", AlignmentMode.RELAXED, "strict", AlignmentMode.STRICT));
    private static final KnownWords<DomainPolicy> POLICIES = KnownWords.of(DomainPolicy.class);

    /** What a report without {@code policy_published} says. */
    static final PublishedPolicy NONE = new PolicyXml().policy();

    private ReportField<DomainName> domain = ReportField.absent();
    private ReportField<String> version = ReportField.absent();
    private ReportField<AlignmentMode> adkim = ReportField.absent();
    private ReportField<AlignmentMode> aspf = ReportField.absent();
    private ReportField<DomainPolicy> policy = ReportField.absent();
    private ReportField<DomainPolicy> subdomain = ReportField.absent();
    private ReportField<DomainPolicy> nonexistent = ReportField.absent();
    private ReportField<Long> percentage = ReportField.absent();
    private ReportField<String> testing = ReportField.absent();
    private ReportField<String> psd = ReportField.absent();
    private ReportField<String> failureOptions = ReportField.absent();
    private ReportField<String> discovery = ReportField.absent();

    private PolicyXml() {}

    /** Reads the element at hand, and goes behind it. */
    static PublishedPolicy read(XmlElements xml, FieldValues values, ContentDigest digest)
            throws XMLStreamException, RefusedReport {
        PolicyXml read = new PolicyXml();
        while (xml.nextChild()) {
            read.field(xml.name(), xml, values, digest);
        }
        return read.policy();
    }

    private void field(String name, XmlElements xml, FieldValues values, ContentDigest digest)
            throws XMLStreamException, RefusedReport {
        if (!isKnown(name)) {
            xml.skipUnknown();
            return;
        }
        String text = xml.text();
        digest.add(name, text);
        switch (name) {
            case "domain" -> domain = values.domain("policy_published/domain", text);
            case "version_published" -> version = values.text(name, text);
            case "adkim" -> adkim = values.word(name, text, MODES);
            case "aspf" -> aspf = values.word(name, text, MODES);
            case "p" -> policy = values.word(name, text, POLICIES);
            case "sp" -> subdomain = values.word(name, text, POLICIES);
            case "np" -> nonexistent = values.word(name, text, POLICIES);
            case "pct" -> percentage = values.number(name, text);
            case "testing", "t" -> testing = values.text(name, text);
            case "psd" -> psd = values.text(name, text);
            case "fo" -> failureOptions = values.text(name, text);
            default -> discovery = values.text(name, text);
        }
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "domain", "version_published", "adkim", "aspf", "p", "sp", "np", "pct", "testing", "t", "psd", "fo" ->
                true;
            default -> name.equals("discovery_method");
        };
    }

    private PublishedPolicy policy() {
        return new PublishedPolicy(
                domain,
                version,
                adkim,
                aspf,
                policy,
                subdomain,
                nonexistent,
                percentage,
                testing,
                psd,
                failureOptions,
                discovery);
    }
}
