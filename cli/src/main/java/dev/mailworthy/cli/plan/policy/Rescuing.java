package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.cli.assess.feedback.SpfAddition;
import dev.mailworthy.cli.assess.feedback.SpfProposal;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcRepair;
import dev.mailworthy.spf.record.SpfRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of a question, and those that save mail which they would lose. */
final class Rescuing {

    private final Dns dns;
    private final Clock clock;
    private final PolicyQuestion question;
    private final OwnRecords dmarc;
    private final String record;

    /** @param record the present DMARC record, mended */
    Rescuing(Dns dns, Clock clock, PolicyQuestion question, OwnRecords dmarc, String record) {
        this.dns = dns;
        this.clock = clock;
        this.question = question;
        this.dmarc = dmarc;
        this.record = record;
    }

    OwnRecords dmarc() {
        return dmarc;
    }

    /** The SPF records of the domain. Empty if the DNS does not answer. */
    Optional<OwnRecords> spf() {
        return OwnRecords.at(
                question.domain(), text -> SpfRecord.isSpf(text.getBytes(StandardCharsets.ISO_8859_1)), dns);
    }

    /** What becomes of the mail with the question's records. Empty if a record of the question cannot be made. */
    Optional<TrialLosses> losses(List<SeenMail> rows) {
        return losses(rows, record, Optional.empty());
    }

    /**
     * What becomes of the mail with the question's records.
     *
     * @param dmarcText the DMARC record, whose policy is replaced by the wanted one
     * @param spfText the SPF record; the present one if empty
     */
    Optional<TrialLosses> losses(List<SeenMail> rows, String dmarcText, Optional<String> spfText) {
        return DmarcRepair.withPolicy(dmarcText, question.want().label())
                .map(text -> dmarc.published(text, dns))
                .flatMap(over -> withSpf(over, spfText))
                .map(over -> TrialLosses.of(rows, new PolicyTrial(over, clock), question));
    }

    private Optional<Dns> withSpf(Dns over, Optional<String> spfText) {
        Optional<String> text = end(spfText);
        if (text.isEmpty()) {
            return question.end() == WantedEnd.AS_IT_IS ? Optional.of(over) : Optional.empty();
        }
        return spf().map(records -> records.published(text.orElseThrow(), over));
    }

    /** The SPF record to publish: the given one or the present one, with the wanted end. */
    Optional<String> end(Optional<String> spfText) {
        if (question.end() == WantedEnd.AS_IT_IS) {
            return spfText;
        }
        return spfText.or(() -> spf().map(OwnRecords::texts)
                        .filter(texts -> texts.size() == 1)
                        .map(texts -> texts.get(0)))
                .flatMap(HardEnd::of);
    }

    /** The SPF record that lets the sources send. */
    Optional<SpfProposal> spfFor(List<MailSource> lost) {
        DomainName domain = question.domain();
        return new SpfAddition(dns, clock).of(domain, lost);
    }

    /** The DMARC record with relaxed alignment, if strict alignment is why some of the mail fails. */
    Optional<String> relaxed(List<MailSource> lost) {
        boolean isStrict = lost.stream().anyMatch(source -> source.causes().containsKey(MailCause.ALIGNMENT_STRICT));
        return Optional.of(record)
                .filter(text -> isStrict)
                .flatMap(text -> DmarcRepair.relaxed(text, "adkim"))
                .flatMap(text -> DmarcRepair.relaxed(text, "aspf"))
                .filter(text -> !text.equals(record));
    }

    /** Whether lost mail has a cause that the alignment mode or SPF can mend. */
    static Stream<MailSource> ofOwner(List<MailSource> sources, TrialLosses losses) {
        return sources.stream().filter(MailSource::isOwners).filter(source -> losses.lost(source.address()) > 0);
    }
}
