package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.intake.Carrier;
import dev.mailworthy.smtp.feedback.intake.MailContent;
import dev.mailworthy.smtp.feedback.reader.MailReport;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a report about one message in the parts of a mail. */
record ComplaintReading(MailContent content, Carrier carrier, Function<Carrier, ReporterIdentity> sender) {

    /** The subject of complaints that Hotmail sent before it used ARF. */
    private static final Pattern HOTMAIL =
            Pattern.compile("\\s*complaint about message from ([0-9A-Fa-f.:]{3,45})\\s*", Pattern.CASE_INSENSITIVE);

    private static final List<DomainName> HOTMAIL_DOMAINS = List.of(
            DomainName.parse("hotmail.com"), DomainName.parse("outlook.com"), DomainName.parse("microsoft.com"));

    /** Empty if the mail is no such report. */
    Optional<ReceivedReport> report() {
        Optional<byte[]> attached = content.mails().stream().findFirst();
        if (!content.feedback().isEmpty()) {
            return Optional.of(MailReport.arf(content.feedback().get(0), attached, sender.apply(carrier)));
        }
        Optional<String> address = hotmail();
        if (address.isPresent() && attached.isPresent()) {
            return Optional.of(MailReport.hotmail(address.get(), attached.get(), sender.apply(carrier)));
        }
        return content.others().isEmpty() ? failureText() : Optional.empty();
    }

    /** The address in the subject of a complaint of old Hotmail. */
    private Optional<String> hotmail() {
        return carrier.mail()
                .filter(mail -> mail.fromDomain()
                        .filter(from -> HOTMAIL_DOMAINS.stream().anyMatch(from::isAtOrBelow))
                        .isPresent())
                .flatMap(mail -> mail.values("subject").stream().findFirst())
                .map(HOTMAIL::matcher)
                .filter(Matcher::matches)
                .map(subject -> subject.group(1));
    }

    private Optional<ReceivedReport> failureText() {
        return content.texts().stream()
                .map(MailReport::text)
                .filter(MailReport::isFailureText)
                .findFirst()
                .map(text -> MailReport.text(text, sender.apply(carrier)));
    }
}
