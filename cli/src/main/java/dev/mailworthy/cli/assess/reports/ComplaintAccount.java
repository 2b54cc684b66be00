package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.complaint.Complaint;
import dev.mailworthy.smtp.feedback.complaint.FeedbackType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Complaints about mail of one source, by one receiver.
 *
 * @param reporter the proved domain, or the program that wrote the report
 * @param domain in From of the mail
 * @param source that the mail came from; it may be a relay of the receiver
 * @param type what recipients say about the mail
 * @param complaints how many; a report without a number is one
 */
public record ComplaintAccount(
        String reporter,
        Optional<DomainName> domain,
        Optional<IpAddress> source,
        Optional<FeedbackType> type,
        long complaints) {

    /** @param complaints of proved senders, each once */
    static List<ComplaintAccount> of(List<Complaint> complaints) {
        Map<ComplaintAccount, Long> sum = new HashMap<>();
        complaints.forEach(each -> sum.merge(
                new ComplaintAccount(
                        reporter(each),
                        each.mail().headerFrom().value(),
                        each.mail().source().value(),
                        each.type().value(),
                        0),
                each.incidents().value().orElse(1L),
                Long::sum));
        return sum.entrySet().stream()
                .map(each -> each.getKey().with(each.getValue()))
                .sorted(Comparator.comparingLong(ComplaintAccount::complaints)
                        .reversed()
                        .thenComparing(ComplaintAccount::toString))
                .toList();
    }

    private static String reporter(Complaint complaint) {
        return complaint
                .reporter()
                .proved()
                .map(DomainName::toString)
                .or(() -> complaint.userAgent().value())
                .orElse("unnamed");
    }

    private ComplaintAccount with(long number) {
        return new ComplaintAccount(reporter, domain, source, type, number);
    }
}
