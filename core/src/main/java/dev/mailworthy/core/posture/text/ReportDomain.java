package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The domain of a report address, and the questions whether it takes mail (RFC 5321 section 5.1). */
public record ReportDomain(DomainName target, List<PendingQuestion> asked) {

    public static ReportDomain of(Questions questions, DomainName target) {
        return new ReportDomain(
                target,
                Stream.of(RecordType.MX, RecordType.A, RecordType.AAAA)
                        .map(type -> questions.ask(target, type))
                        .toList());
    }

    private boolean hasNothing() {
        return asked.stream().noneMatch(each -> each.answer() instanceof DnsAnswer.Records);
    }

    /** The first question without an answer, if the others do not show where its mail goes. */
    public Optional<DnsAnswer.Unanswered> silence() {
        return asked.stream()
                .flatMap(each -> each.silence().stream())
                .filter(silent -> hasNothing())
                .findFirst();
    }

    /** Without an answer to each question nothing is claimed. */
    public boolean takesNoMail() {
        List<DnsRecord.Mx> mx = asked.get(0).records(DnsRecord.Mx.class);
        return !mx.isEmpty()
                ? mx.stream().allMatch(each -> each.exchange().equals(DomainName.ROOT))
                : hasNothing() && silence().isEmpty();
    }
}
