package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.complaint.AuthFailure;
import dev.mailworthy.smtp.feedback.complaint.AuthFailureReport;
import dev.mailworthy.smtp.feedback.complaint.Complaint;
import dev.mailworthy.smtp.feedback.complaint.FailureDetails;
import dev.mailworthy.smtp.feedback.complaint.FeedbackType;
import dev.mailworthy.smtp.feedback.complaint.ReportedMail;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReportKind;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a report about one message: ARF (RFC 5965), a failure report (RFC 6591), or the form of old Hotmail. */
public final class MailReport {

    private static final KnownWords<FeedbackType> TYPES = KnownWords.of(FeedbackType.class, '-', Map.of());
    private static final KnownWords<AuthFailure> FAILURES = KnownWords.of(AuthFailure.class, '-', Map.of());

    private final FeedbackFields fields;
    private final AttachedMail attached;
    private final OddityCount oddities;
    private final ReporterIdentity reporter;
    private final ContentDigest digest = new ContentDigest();

    private MailReport(FeedbackFields fields, AttachedMail attached, OddityCount oddities, ReporterIdentity reporter) {
        this.fields = fields;
        this.attached = attached;
        this.oddities = oddities;
        this.reporter = reporter;
        fields.addTo(digest);
        attached.addTo(digest);
    }

    /**
     * A report with a part of type {@code message/feedback-report}.
     *
     * @param feedback that part
     * @param mail the attached message or its header
     */
    public static ReceivedReport arf(byte[] feedback, Optional<byte[]> mail, ReporterIdentity reporter) {
        OddityCount oddities = new OddityCount();
        MailReport report =
                new MailReport(FeedbackFields.of(feedback, oddities), AttachedMail.of(mail), oddities, reporter);
        ReportField<FeedbackType> type = report.fields.word("feedback-type", TYPES);
        return type.value().equals(Optional.of(FeedbackType.AUTH_FAILURE))
                ? report.failure()
                : report.complaint(type, report.fields.address("source-ip"));
    }

    /**
     * A complaint of old Hotmail: a mail with the message attached, and the address in its subject.
     *
     * @param address as the subject names it
     */
    public static ReceivedReport hotmail(String address, byte[] mail, ReporterIdentity reporter) {
        OddityCount oddities = new OddityCount();
        FeedbackFields none = new FeedbackFields("", oddities);
        MailReport report = new MailReport(none, AttachedMail.of(Optional.of(mail)), oddities, reporter);
        report.digest.add("subject", address);
        ReportField<IpAddress> source = new FieldValues(oddities).address("subject", address);
        ReportField<FeedbackType> type = new ReportField.Derived<>(FeedbackType.ABUSE, "the subject");
        return report.complaint(
                type,
                source.value().isEmpty()
                        ? source
                        : new ReportField.Derived<>(source.value().get(), "the subject"));
    }

    /** A failure report as a text with one field a line, such as Exim's. */
    public static ReceivedReport text(String text, ReporterIdentity reporter) {
        return FailureText.read(text, reporter);
    }

    /** Whether a text is a failure report. */
    public static boolean isFailureText(String text) {
        return FailureText.isReport(text);
    }

    private Complaint complaint(ReportField<FeedbackType> type, ReportField<IpAddress> source) {
        ReportedMail mail = mail(source);
        return new Complaint(
                key(ReportKind.COMPLAINT, mail),
                reporter,
                type,
                fields.text("user-agent"),
                fields.text("version"),
                fields.number("incidents"),
                fields.text("reporting-mta").map(MailReport::withoutType),
                fields.text("original-envelope-id"),
                mail,
                oddities.all());
    }

    private AuthFailureReport failure() {
        ReportedMail mail = mail(fields.address("source-ip"));
        return new AuthFailureReport(
                key(ReportKind.DMARC_FAILURE, mail),
                reporter,
                AuthFailureReport.Form.FEEDBACK_REPORT,
                fields.text("user-agent"),
                fields.text("version"),
                fields.number("incidents"),
                fields.text("original-envelope-id"),
                mail,
                details(),
                oddities.all());
    }

    private FailureDetails details() {
        return new FailureDetails(
                fields.word("auth-failure", FAILURES),
                fields.text("delivery-result"),
                fields.text("identity-alignment"),
                fields.domain("dkim-domain"),
                fields.text("dkim-identity"),
                fields.text("dkim-selector"),
                fields.text("dkim-selector-dns"),
                fields.base64("dkim-canonicalized-header"),
                fields.base64("dkim-canonicalized-body"),
                fields.text("dkim-adsp-dns"),
                fields.text("spf-dns"));
    }

    private ReportedMail mail(ReportField<IpAddress> source) {
        List<String> recipients = fields.texts("original-rcpt-to");
        ReportField<Instant> arrival =
                fields.has("arrival-date") ? fields.date("arrival-date") : fields.date("received-date");
        return new ReportedMail(
                attached.source(source),
                fields.number("source-port"),
                attached.mailFrom(fields.text("original-mail-from")),
                recipients,
                arrival,
                fields.domains("reported-domain"),
                fields.texts("reported-uri"),
                attached.headerFrom(),
                attached.messageId(fields.text("message-id")),
                attached.signers(),
                fields.texts("authentication-results"));
    }

    private ReportKey key(ReportKind kind, ReportedMail mail) {
        return key(kind, mail, digest.hex());
    }

    static ReportKey key(ReportKind kind, ReportedMail mail, String digest) {
        return new ReportKey(
                kind,
                mail.messageId().value().orElse(""),
                mail.arrival().value().map(Instant::getEpochSecond).orElse(0L),
                0,
                mail.domains().stream()
                        .flatMap(domain -> domain.value().stream())
                        .findFirst()
                        .or(() -> mail.headerFrom().value())
                        .map(String::valueOf)
                        .orElse(""),
                digest);
    }

    /** {@code dns; mail.example.org} without its type. */
    private static String withoutType(String mta) {
        return mta.substring(mta.indexOf(';') + 1).strip();
    }

    /** The text of a part. */
    public static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }
}
