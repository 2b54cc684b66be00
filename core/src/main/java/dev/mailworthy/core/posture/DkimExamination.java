package dev.mailworthy.core.posture;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The DKIM keys of a domain (RFC 6376 section 3.6.2). Without selectors in the request, usual ones are tried. If none of these
 * has a key, nothing is proved: the signer chooses the selector, and the DNS does not list names.
 */
final class DkimExamination implements Examination {

    private static final String KEYS = "_domainkey";

    /** Where the selectors come from. */
    private enum Knowledge {
        GIVEN("selector given"),
        GUESSED("discovered by guessing");

        private final String words;

        Knowledge(String words) {
            this.words = words;
        }
    }

    private record Selector(DomainName name, PendingQuestion asked) {}

    private final DomainName domain;
    private final Knowledge knowledge;
    private final Optional<PendingQuestion> above;
    private final List<Selector> selectors;
    private final List<String> usable = new ArrayList<>();

    DkimExamination(Questions questions, PostureRequest request) {
        this.domain = request.domain();
        this.knowledge = request.selectors().isEmpty() ? Knowledge.GUESSED : Knowledge.GIVEN;
        List<DomainName> names = knowledge == Knowledge.GIVEN
                ? request.selectors()
                : DataLines.entries(DataLines.resource(DkimExamination.class, "dkim-selectors.txt")).stream()
                        .map(DomainName::ofText)
                        .toList();
        this.above = knowledge == Knowledge.GIVEN
                ? Optional.empty()
                : Optional.of(questions.below(KEYS, domain, RecordType.TXT));
        this.selectors = names.stream()
                .map(name -> new Selector(name, questions.below(name + "." + KEYS, domain, RecordType.TXT)))
                .toList();
    }

    @Override
    public void conclude(PostureNotes notes) {
        if (knowledge == Knowledge.GIVEN) {
            selectors.forEach(selector -> given(selector, notes));
        } else {
            guessed(notes);
        }
        if (!usable.isEmpty() && usable.stream().allMatch(DkimKey.ED25519::equals)) {
            notes.found(Finding.of(
                            PostureFinding.DKIM_ED25519_ALONE,
                            domain.toString(),
                            "Every key found is an ed25519 key.",
                            selectors.get(0).asked().evidence(String.join(", ", usable)))
                    .about(new Particular.Domain(domain)));
        }
    }

    private void given(Selector selector, PostureNotes notes) {
        List<String> texts = TxtRecords.of(selector.asked());
        Optional<DnsAnswer.Unanswered> silent = selector.asked().silence();
        if (silent.isPresent()) {
            notes.silent(
                    "DKIM key " + selector.name() + " of " + domain,
                    silent.get(),
                    PostureFinding.DKIM_SELECTOR_MISSING,
                    PostureFinding.DKIM_KEY_REFUSED);
        } else if (texts.isEmpty()) {
            notes.found(Finding.of(
                            PostureFinding.DKIM_SELECTOR_MISSING,
                            subject(selector),
                            "There is no key under the selector " + selector.name() + ".",
                            selector.asked().nothing())
                    .about(key(selector)));
        } else {
            judge(selector, texts, notes);
        }
    }

    private static String subject(Selector selector) {
        return selector.asked().question().name().toString();
    }

    private static Particular key(Selector selector) {
        return new Particular.Domain(selector.asked().question().name());
    }

    /** Equal keys under several selectors come from a wildcard or an alias, and are reported once. */
    private void guessed(PostureNotes notes) {
        Map<List<String>, List<Selector>> found = new LinkedHashMap<>();
        for (Selector selector : selectors) {
            List<String> texts = TxtRecords.of(selector.asked()).stream()
                    .filter(DkimKey::isMeant)
                    .toList();
            if (!texts.isEmpty()) {
                found.computeIfAbsent(texts, any -> new ArrayList<>()).add(selector);
            }
        }
        found.forEach((texts, same) -> judge(same.get(0), texts, notes));
        if (usable.isEmpty()) {
            notes.silent(nobodyKnows());
        } else {
            firstSilence()
                    .ifPresent(silent -> notes.silent("DKIM keys of " + domain + " under usual selectors", silent));
        }
    }

    private Optional<DnsAnswer.Unanswered> firstSilence() {
        return selectors.stream()
                .flatMap(selector -> selector.asked().silence().stream())
                .findFirst();
    }

    private UnansweredCheck nobodyKnows() {
        Optional<DnsAnswer.Unanswered> silent = firstSilence();
        boolean nothingBelow = above.map(PendingQuestion::answer)
                .filter(DnsAnswer.NoSuchName.class::isInstance)
                .isPresent();
        String detail = "the selector is not known, and none of " + selectors.size() + " usual ones has a key"
                + (nothingBelow ? "; the DNS says that nothing stands below " + KEYS + "." + domain : "");
        return new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES,
                        "DKIM key of " + domain,
                        silent.map(DnsAnswer.Unanswered::reason).orElse(Reason.NOT_CONFIGURED),
                        silent.map(DnsAnswer.Unanswered::detail).orElse(detail),
                        Hint.Standard.NAME_DKIM_SELECTOR)
                .leavingOpen(PostureFinding.DKIM_SELECTOR_MISSING);
    }

    private void judge(Selector selector, List<String> texts, PostureNotes notes) {
        if (texts.size() > 1) {
            notes.found(weighed(Finding.of(
                            PostureFinding.DKIM_SEVERAL,
                            subject(selector),
                            "The selector " + selector.name() + " has " + texts.size() + " records.",
                            selector.asked().evidence(texts.get(0)))
                    .about(key(selector))));
            return;
        }
        DkimKey key = DkimKey.parse(texts.get(0));
        key.judgements()
                .forEach(judgement -> notes.found(weighed(Finding.of(
                                judgement.type(),
                                subject(selector),
                                "Selector " + selector.name() + ": " + judgement.message(),
                                selector.asked().evidence(texts.get(0)))
                        .about(key(selector)))));
        if (!key.isUseless()) {
            usable.add(key.summary());
            notes.confirmed(
                    "DKIM key " + selector.name() + " of " + domain,
                    key.summary() + " (" + knowledge.words + ")",
                    proved());
        }
    }

    /** The findings that a key rules out. A guessed key rules out none, because the mail server may sign with another one. */
    private FindingType[] proved() {
        return knowledge == Knowledge.GIVEN
                ? new FindingType[] {PostureFinding.DKIM_SELECTOR_MISSING, PostureFinding.DKIM_KEY_REFUSED}
                : new FindingType[0];
    }

    /** Lowers the severity for a guessed key, which may be out of use. */
    private Finding weighed(Finding finding) {
        if (knowledge == Knowledge.GIVEN) {
            return finding;
        }
        if (finding.type() == PostureFinding.DKIM_REVOKED) {
            return finding.withSeverity(Severity.INFO);
        }
        return finding.severity() == Severity.ERROR ? finding.withSeverity(Severity.WARNING) : finding;
    }
}
