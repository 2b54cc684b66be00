package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.plan.Zones;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcRepair;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a stricter policy loses mail of the owner. The records that are in question are evaluated over a DNS in which they
 * stand, for the very sources and domains of the reports. A loss is a no; a missing answer, a gap in the reports or a source of unknown
 * owner whose mail would be lost leaves the question unanswered. Blocks during DNS questions.
 */
public final class PolicyDecision {

    private final Dns dns;
    private final Clock clock;

    public PolicyDecision(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** @param mail what receivers report about the domain; without rows if there is no report */
    public PolicyAnswer of(PolicyQuestion question, DomainMail mail) {
        ReportCoverage coverage = ReportCoverage.of(mail);
        DomainName owner = question.domain().prepend("_dmarc");
        Optional<OwnRecords> records = OwnRecords.at(owner, DmarcRepair::isMeant, dns);
        Optional<String> present = records.flatMap(PolicyDecision::present);
        List<UnansweredCheck> open = new ArrayList<>();
        if (records.isEmpty() || present.isEmpty()) {
            open.add(unanswered(
                    "DMARC record at " + owner,
                    "it has no answer, is an alias, or cannot be mended",
                    Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER));
            return Answering.without(question, coverage, open);
        }
        String record = present.orElseThrow();
        Answering answering = new Answering(
                question, mail, coverage, record, new Rescuing(dns, clock, question, records.orElseThrow(), record));
        return answering.answer(today(), new Zones(dns, List.of(), List.of(question.domain())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The record that counts today, mended; the first one where none stands. */
    private static Optional<String> present(OwnRecords records) {
        List<String> texts = records.texts();
        DomainName domain = records.set().owner().parent().orElseThrow();
        return texts.isEmpty() ? Optional.of(DmarcRepair.first("postmaster@" + domain)) : DmarcRepair.gentlest(texts);
    }

    static UnansweredCheck unanswered(String check, String detail, Hint hint) {
        return new UnansweredCheck(CheckArea.RECEIVERS, check, Reason.NOT_RECORDED, detail, hint);
    }
}
