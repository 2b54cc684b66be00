package dev.mailworthy.core.posture;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The records about certificates of the MX hosts: TLSA (RFC 7672) and CAA (RFC 8659). */
final class HostTrustExamination implements Examination {

    /** The most MX hosts that are examined. */
    private static final int MOST_HOSTS = 4;

    /** The most names that are asked for CAA, beginning with the host's. The uppermost names of a longer chain are left out. */
    private static final int MOST_NAMES = 6;

    private final Questions questions;
    private final Optional<ValidatedDns> validated;
    private final PendingQuestion mx;
    private List<Tlsa> tlsa = List.of();
    private List<PendingQuestion> caa = List.of();

    HostTrustExamination(Questions questions, Optional<ValidatedDns> validated, DomainName domain) {
        this.questions = questions;
        this.validated = validated;
        this.mx = questions.ask(domain, RecordType.MX);
    }

    /** The question for TLSA of one host, without validation. Only an answer with records is validated. */
    private record Tlsa(DomainName host, PendingQuestion plain) {}

    @Override
    public void follow() {
        List<DomainName> hosts = ExchangeExamination.hosts(mx);
        tlsa = hosts.stream().limit(MOST_HOSTS).map(this::tlsa).toList();
        caa = hosts.stream().findFirst().map(this::caa).orElse(List.of());
    }

    private Tlsa tlsa(DomainName host) {
        return new Tlsa(host, questions.below("_25._tcp", host, RecordType.TLSA));
    }

    /** Asks the host's own name, then each name above it, without the root (RFC 8659 section 3). */
    private List<PendingQuestion> caa(DomainName host) {
        List<PendingQuestion> asked = new ArrayList<>();
        Optional<DomainName> at = Optional.of(host);
        while (at.filter(Predicate.not(DomainName.ROOT::equals)).isPresent() && asked.size() < MOST_NAMES) {
            asked.add(questions.ask(at.get(), RecordType.CAA));
            at = at.get().parent();
        }
        return asked;
    }

    @Override
    public void conclude(PostureNotes notes) {
        Map<Tlsa, CompletableFuture<ValidatedAnswer>> proofs = new LinkedHashMap<>();
        for (Tlsa one : tlsa) {
            if (one.plain().answer() instanceof DnsAnswer.Records) {
                validated.ifPresent(
                        port -> proofs.put(one, port.validate(one.plain().question())));
            }
        }
        tlsa.forEach(one -> concludeTlsa(one, Optional.ofNullable(proofs.get(one)), notes));
        if (!caa.isEmpty()) {
            concludeCaa(notes);
        }
    }

    private void concludeTlsa(Tlsa one, Optional<CompletableFuture<ValidatedAnswer>> proof, PostureNotes notes) {
        String check = "TLSA of the MX host " + one.host();
        if (one.plain().silence().isPresent()) {
            notes.silent(check, one.plain().silence().get());
        } else if (!(one.plain().answer() instanceof DnsAnswer.Records)) {
            notes.found(finding(PostureFinding.TLSA_MISSING, one, "no TLSA record"));
        } else if (proof.isEmpty()) {
            notes.silent(new UnansweredCheck(
                    CheckArea.PUBLISHED_NAMES,
                    check,
                    Reason.NOT_SUPPORTED,
                    "there are records, and DNSSEC was not validated",
                    Hint.Standard.VALIDATE_DNSSEC));
        } else {
            concludeProof(check, one, proof.get().join(), notes);
        }
    }

    private void concludeProof(String check, Tlsa one, ValidatedAnswer proof, PostureNotes notes) {
        if (proof.status() == DnssecStatus.BOGUS && !showsSignatures()) {
            notes.silent(new UnansweredCheck(
                    CheckArea.PUBLISHED_NAMES,
                    check,
                    Reason.NOT_SUPPORTED,
                    "there are records, and this resolver gives no DNSSEC signatures, not even those of the root",
                    Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER));
        } else if (proof.status() == DnssecStatus.BOGUS) {
            notes.found(finding(PostureFinding.TLSA_BOGUS, one, proof.detail()));
        } else if (proof.answer() instanceof DnsAnswer.Unanswered silent) {
            notes.silent(check, silent);
        } else if (proof.status() == DnssecStatus.INSECURE) {
            notes.found(finding(PostureFinding.TLSA_UNSIGNED, one, "not signed"));
        } else if (!(proof.answer() instanceof DnsAnswer.Records found)) {
            notes.found(finding(PostureFinding.TLSA_MISSING, one, "a signed answer says that there is none"));
        } else if (found.of(DnsRecord.Other.class).stream().noneMatch(HostTrustExamination::isUsable)) {
            notes.found(
                    finding(PostureFinding.TLSA_UNUSABLE, one, "no record of usage 2 or 3 with a digest that fits"));
        } else {
            notes.confirmed(check, found.records().size() + " signed by DNSSEC");
        }
    }

    /** Whether the resolver passes on the signatures of the root, which is always signed. Without them each answer looks bogus. */
    private boolean showsSignatures() {
        return validated
                .map(port -> port.validate(DnsQuestion.of(DomainName.ROOT, RecordType.SOA))
                        .join()
                        .status())
                .filter(DnssecStatus.SECURE::equals)
                .isPresent();
    }

    /** RFC 7672 section 3.1: usages DANE-TA(2) and DANE-EE(3) alone count for SMTP; RFC 6698 section 2.1 gives lengths. */
    private static boolean isUsable(DnsRecord.Other tlsa) {
        byte[] data = tlsa.rdata();
        if (data.length < 4 || data[0] != 2 && data[0] != 3 || data[1] < 0 || data[1] > 1) {
            return false;
        }
        return data[2] == 0 || data[2] == 1 && data.length == 35 || data[2] == 2 && data.length == 67;
    }

    private static Finding finding(PostureFinding type, Tlsa one, String observation) {
        return Finding.of(
                        type,
                        one.host().toString(),
                        type.title().substring(0, 1).toUpperCase(Locale.ROOT)
                                + type.title().substring(1) + ".",
                        one.plain().evidence(observation))
                .about(new Particular.Domain(one.host()));
    }

    /** The nearest name with CAA records decides. If a nearer name has no answer, the check is unanswered. */
    private void concludeCaa(PostureNotes notes) {
        DomainName host = caa.get(0).question().name();
        for (PendingQuestion asked : caa) {
            if (asked.silence().isPresent()) {
                notes.silent("CAA of the MX host " + host, asked.silence().get());
                return;
            }
            if (asked.answer() instanceof DnsAnswer.Records found) {
                notes.confirmed(
                        "CAA of the MX host " + host,
                        String.join(
                                ", ",
                                found.of(DnsRecord.Other.class).stream()
                                        .limit(10)
                                        .map(HostTrustExamination::shown)
                                        .toList()));
                return;
            }
        }
        notes.found(Finding.of(
                        PostureFinding.CAA_MISSING,
                        host.toString(),
                        "Any authority may issue certificates for " + host + ".",
                        caa.stream().map(PendingQuestion::nothing).toArray(Evidence[]::new))
                .about(new Particular.Domain(host))
                .withRemedies(Remedy.publishNew(
                        "Name the authority that issues your certificates.",
                        new PublishedRecord(host, RecordType.CAA, "0 issue \"letsencrypt.org\""))));
    }

    /** The record in words (RFC 8659 section 4.1: flags, length of the tag, tag, value). */
    private static String shown(DnsRecord.Other caa) {
        byte[] data = caa.rdata();
        int tag = data.length < 2 ? 0 : data[1] & 0xFF;
        return data.length < 2 + tag
                ? "malformed"
                : Printable.text(new String(data, 2, tag, StandardCharsets.ISO_8859_1) + " "
                        + new String(data, 2 + tag, data.length - 2 - tag, StandardCharsets.ISO_8859_1));
    }
}
