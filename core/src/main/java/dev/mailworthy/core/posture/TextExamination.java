package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.MisplacedRecord;
import dev.mailworthy.core.posture.text.MisspelledRecord;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.ReportDomain;
import dev.mailworthy.core.posture.text.TagList;
import dev.mailworthy.core.posture.text.TransportRepair;
import dev.mailworthy.core.posture.text.TxtRecords;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;

/** A TXT record with a version and few tags: MTA-STS, TLS-RPT or BIMI. */
final class TextExamination implements Examination {

    /** The kinds of such records. */
    enum Kind {
        MTA_STS("MTA-STS", "_mta-sts", "STSv1", PostureFinding.MTA_STS_MISSING, PostureFinding.MTA_STS_MALFORMED),
        TLS_RPT("TLS-RPT", "_smtp._tls", "TLSRPTv1", PostureFinding.TLS_RPT_MISSING, PostureFinding.TLS_RPT_MALFORMED),
        BIMI("BIMI", "default._bimi", "BIMI1", PostureFinding.BIMI_MISSING, PostureFinding.BIMI_MALFORMED);

        /** Endings of images that are no SVG. */
        private static final String NO_SVG = "(?!.*\\.(png|jpe?g|gif|webp|bmp|ico|pdf)([?#].*)?$)";

        private static final String REPORT_URI = "(mailto:[^@,/\\s]+@|https://)[^,\\s]+";

        private final String words;
        private final String labels;
        private final String version;
        private final PostureFinding missing;
        private final PostureFinding malformed;

        Kind(String words, String labels, String version, PostureFinding missing, PostureFinding malformed) {
            this.words = words;
            this.labels = labels;
            this.version = version;
            this.missing = missing;
            this.malformed = malformed;
        }

        private String example(DomainName domain) {
            return switch (this) {
                case MTA_STS -> "v=STSv1; id=1";
                case TLS_RPT -> "v=TLSRPTv1; rua=mailto:postmaster@" + domain;
                case BIMI -> "v=BIMI1; l=https://" + domain + "/logo.svg";
            };
        }

        /**
         * The first flaw. MTA-STS needs an id of 1 to 32 letters and digits (RFC 8461 section 3.1), TLS-RPT needs mailto or
         * https (RFC 8460 section 3), BIMI needs https.
         */
        private Optional<String> flaw(TagList tags) {
            return switch (this) {
                case MTA_STS -> need(tags, "id", "[A-Za-z0-9]{1,32}");
                case TLS_RPT -> need(tags, "rua", "(?i)" + REPORT_URI + "(\\s*,\\s*" + REPORT_URI + ")*");
                case BIMI -> need(tags, "l", "(?i)(" + NO_SVG + "https://.+)?");
            };
        }

        /** Whether a text was meant as such a record: it names the version, or it begins with the tag that must follow. */
        private boolean isMeant(String text) {
            String tag = switch (this) {
                case MTA_STS -> "id";
                case TLS_RPT -> "rua";
                case BIMI -> "l";
            };
            return text.indexOf('=') > 0
                    && (MisspelledRecord.isMeant(version, text)
                            || text.strip().matches("(?is)[\"'\\\\]?" + tag + "\\s*[=:].*"));
        }

        /** What receivers discard a text for: these records begin with exactly the version and a semicolon. */
        private Optional<String> beginning(String text) {
            return this == BIMI || text.startsWith("v=" + version + ";")
                    ? Optional.empty()
                    : Optional.of("it must begin with v=" + version + "; without a space");
        }

        private String problem(String text) {
            return MisspelledRecord.problem(version, text);
        }

        /** The record that the texts mean. Empty if the owner alone knows. */
        private Optional<String> mended(List<String> texts, DomainName domain) {
            return switch (this) {
                case MTA_STS -> TransportRepair.sts(texts).or(() -> Optional.of(example(domain)));
                case TLS_RPT ->
                    texts.stream().anyMatch(TransportRepair::hasAddress)
                            ? TransportRepair.tlsRpt(texts)
                            : Optional.of(example(domain));
                case BIMI ->
                    texts.stream().anyMatch(text -> text.matches("(?is).*\\bl\\s*=.*"))
                            ? TransportRepair.bimi(texts)
                            : Optional.of(example(domain));
            };
        }

        private static Optional<String> need(TagList tags, String name, String form) {
            return tags.tag(name)
                    .map(tag -> tag.value().length() < 2000 && tag.value().matches(form)
                            ? Optional.<String>empty()
                            : Optional.of(tag.flaw("a value that this tag cannot have")))
                    .orElseGet(() -> Optional.of("there is no " + name + "="));
        }
    }

    private final Kind kind;
    private final DomainName domain;
    private final TreeWalk organisation;
    private PendingQuestion asked;
    private final Questions questions;
    private Optional<MisplacedRecord> misplaced = Optional.empty();
    private List<ReportDomain> reportDomains = List.of();

    TextExamination(Questions questions, Kind kind, DomainName domain) {
        this.kind = kind;
        this.domain = domain;
        this.asked = questions.below(kind.labels, domain, RecordType.TXT);
        this.questions = questions;
        this.organisation = new TreeWalk(questions, domain);
    }

    @Override
    public void follow() {
        if (kind == Kind.BIMI
                && asked.silence().isEmpty()
                && TxtRecords.of(asked).isEmpty()) {
            ofOrganisation().ifPresent(above -> asked = above);
        }
        if (kind == Kind.TLS_RPT) {
            // The rua= of TLS-RPT (RFC 8460 section 3) has the form of DMARC's.
            reportDomains = TxtRecords.ofVersion(kind.version, asked).stream()
                    .limit(1)
                    .flatMap(text -> DmarcRecord.parse(text).reportDomains("rua").stream())
                    .map(target -> ReportDomain.of(questions, target))
                    .toList();
        }
        if (asked.silence().isEmpty() && TxtRecords.of(asked).isEmpty()) {
            misplaced = Optional.of(MisplacedRecord.askDoubled(
                    questions, kind.labels, domain, text -> text.matches("(?is)v\\s*=\\s*" + kind.version + "\\b.*")));
        }
    }

    /** A domain without a BIMI record has that of its organisation (BIMI draft, section 7.2). */
    private Optional<PendingQuestion> ofOrganisation() {
        return organisation.organizational() instanceof Answer.Present<DomainName> found
                        && !found.value().equals(domain)
                ? Optional.of(questions.below(kind.labels, found.value(), RecordType.TXT))
                        .filter(above -> !TxtRecords.of(above).isEmpty()
                                || above.silence().isPresent())
                : Optional.empty();
    }

    /** The policy that the logo needs. An empty {@code l=} declines to have a logo. */
    private void logo(String text, PostureNotes notes) {
        Answer<TreeWalk.Step> policy = organisation.policy();
        if (policy instanceof Answer.Unanswered
                || TagList.parse(text).value("l").filter(l -> !l.isBlank()).isEmpty()) {
            return;
        }
        String inForce = policy instanceof Answer.Present<TreeWalk.Step> found
                ? found.value().record().orElseThrow().inForce(found.value().policyFor(domain, questions))
                : "none";
        if (inForce.equals("none")) {
            notes.found(Finding.of(
                            PostureFinding.BIMI_NO_LOGO,
                            domain.toString(),
                            policy instanceof Answer.Present
                                    ? "The DMARC policy in force for " + domain + " is none, so that no logo shows."
                                    : "No DMARC record counts for " + domain + ", so that no logo shows.",
                            asked.evidence(text))
                    .about(new Particular.Domain(domain)));
        }
    }

    @Override
    public void conclude(PostureNotes notes) {
        Optional<DnsAnswer.Unanswered> silent = asked.silence();
        List<String> texts = TxtRecords.ofVersion(kind.version, asked);
        List<String> meant = TxtRecords.of(asked).stream().filter(kind::isMeant).toList();
        if (silent.isPresent()) {
            notes.silent(kind.words + " record of " + domain, silent.get());
        } else if (!texts.isEmpty()) {
            present(texts, notes);
        } else if (!meant.isEmpty()) {
            String problem = kind.problem(meant.get(0));
            notes.found(malformed(
                    "The text " + Printable.text(shortened(meant.get(0))) + " is no " + kind.words + " record: "
                            + problem + ".",
                    meant));
        } else {
            notes.found(missing());
        }
    }

    private Finding missing() {
        Optional<MisplacedRecord.Found> elsewhere = misplaced.flatMap(MisplacedRecord::found);
        return Finding.of(
                        kind.missing,
                        domain.toString(),
                        "There is no " + kind.words + " record."
                                + elsewhere
                                        .map(found ->
                                                " One stands at " + found.name() + ", where nothing looks for it.")
                                        .orElse(""),
                        asked.nothing())
                .about(new Particular.Domain(domain))
                .withRemedies(
                        remedies(elsewhere.map(MisplacedRecord.Found::text).orElseGet(() -> kind.example(domain))));
    }

    /** The record alone, or what has to exist before it: servers that find the record fetch the policy at once. */
    private Remedy[] remedies(String text) {
        return kind == Kind.MTA_STS
                ? new Remedy[] {
                    Remedy.of(
                            Actor.YOU,
                            "First serve the policy at https://mta-sts." + domain + "/.well-known/mta-sts.txt: version:"
                                    + " STSv1, mode: testing, mx: each MX host, max_age: 604800 (RFC 8461 section 3.2).",
                            TimeToEffect.MINUTES),
                    publish("Then publish the record.", text)
                }
                : new Remedy[] {publish("Publish the record.", text)};
    }

    private static String shortened(String text) {
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
    }

    private void present(List<String> texts, PostureNotes notes) {
        TagList tags = TagList.parse(texts.get(0));
        Optional<String> flaw = texts.size() > 1
                ? Optional.of("there are " + texts.size() + " records, so that none counts")
                : tags.flaws().stream().findFirst().or(() -> kind.flaw(tags)).or(() -> kind.beginning(texts.get(0)));
        flaw.ifPresentOrElse(
                problem ->
                        notes.found(malformed("The " + kind.words + " record is malformed: " + problem + ".", texts)),
                () -> notes.confirmed(kind.words + " record of " + domain, texts.get(0)));
        reportDomains.stream()
                .filter(target -> flaw.isEmpty() && target.takesNoMail())
                .forEach(lost -> notes.found(Finding.of(
                                kind.malformed,
                                domain.toString(),
                                "Reports go to " + lost.target() + ", which takes no mail.",
                                lost.asked().get(0).evidence("no host that takes mail"))
                        .about(new Particular.Domain(domain))
                        .withRemedies(Remedy.of(
                                Actor.DNS_HOST,
                                "Name a mailbox of a domain that takes mail.",
                                TimeToEffect.RECORD_TTL))));
        if (kind == Kind.BIMI && flaw.isEmpty()) {
            logo(texts.get(0), notes);
        }
    }

    private Finding malformed(String message, List<String> texts) {
        Finding finding = Finding.of(kind.malformed, domain.toString(), message, asked.evidence(texts.get(0)))
                .about(new Particular.Domain(domain));
        for (String text : texts) {
            finding = finding.about(new Particular.Published(new PublishedRecord(owner(), RecordType.TXT, text)));
        }
        return finding.withRemedies(kind.mended(texts, domain)
                .map(text -> publish("Correct the record.", text))
                .orElseGet(() -> Remedy.of(
                        Actor.DNS_HOST,
                        kind == Kind.BIMI
                                ? "Name an SVG file at an https address in l=."
                                : "Give the report address as mailto: with a mailbox, or as https:.",
                        TimeToEffect.RECORD_TTL)));
    }

    private DomainName owner() {
        return Questions.prepended(kind.labels, domain).orElse(domain);
    }

    private Remedy publish(String action, String text) {
        return Remedy.publish(action, new PublishedRecord(owner(), RecordType.TXT, text));
    }
}
