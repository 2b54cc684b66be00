package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DkimKey.Selector;
import dev.mailworthy.core.posture.text.DanglingAliases;
import dev.mailworthy.core.posture.text.DkimSetup;
import dev.mailworthy.core.posture.text.MisplacedRecord;
import dev.mailworthy.core.posture.text.PublishablePlaces;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.SelectorSpace;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The DKIM keys of a domain (RFC 6376 section 3.6.2). Without selectors in the request, usual ones are tried. If none of these
 * has a key, the {@link SelectorSpace} decides whether another selector can have one.
 */
final class DkimExamination implements Examination {

    /** Where the selectors come from. */
    private enum Knowledge {
        GIVEN("selector given"),
        GUESSED("discovered by guessing");

        private final String words;

        Knowledge(String words) {
            this.words = words;
        }
    }

    private final Questions questions;
    private final DomainName domain;
    private final TreeWalk organisation;
    private final Knowledge knowledge;
    private final Optional<SelectorSpace> space;
    private final List<Selector> selectors;
    private final Map<Selector, MisplacedRecord> misplaced = new LinkedHashMap<>();
    private List<Selector> upper = List.of();
    private DanglingAliases dangling = DanglingAliases.none();
    private final List<String> usable = new ArrayList<>();

    DkimExamination(Questions questions, PostureRequest request) {
        this.questions = questions;
        this.domain = request.domain();
        this.organisation = new TreeWalk(questions, request.from());
        this.knowledge = request.selectors().isEmpty() ? Knowledge.GUESSED : Knowledge.GIVEN;
        List<DomainName> names = knowledge == Knowledge.GIVEN
                ? request.selectors().stream()
                        .map(SelectorSpace::selector)
                        .distinct()
                        .toList()
                : Selector.usual();
        this.space = knowledge == Knowledge.GIVEN ? Optional.empty() : Optional.of(SelectorSpace.of(questions, domain));
        this.selectors =
                names.stream().map(name -> Selector.of(questions, name, domain)).toList();
    }

    /** Where the domain has no key, names above it are asked: mail of a subdomain is often signed with the parent's key. */
    @Override
    public void follow() {
        List<Selector> empty = selectors.stream().filter(Selector::isEmpty).toList();
        if (knowledge == Knowledge.GIVEN || empty.size() == selectors.size()) {
            upper = SelectorSpace.above(domain)
                    .limit(knowledge == Knowledge.GIVEN ? 2 : 1)
                    .flatMap(name -> empty.stream().map(selector -> Selector.of(questions, selector.name(), name)))
                    .toList();
        }
        if (knowledge == Knowledge.GIVEN) {
            empty.forEach(selector -> misplaced.put(
                    selector,
                    MisplacedRecord.ask(questions, Selector.labels(selector.name()), domain, DkimKey::isSurelyKey)));
        } else if (!isNothingBelow()) {
            dangling = new DanglingAliases(
                    questions,
                    empty.stream()
                            .filter(selector -> Selector.aliased().contains(selector.name()))
                            .map(selector -> selector.asked().question()));
        }
    }

    @Override
    public void conclude(PostureNotes notes) {
        if (knowledge == Knowledge.GIVEN) {
            selectors.forEach(selector -> given(selector, notes));
            unusable().ifPresent(notes::found);
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
        Optional<DnsAnswer.Unanswered> silent = selector.asked().silence().or(() -> upperSilence(selector));
        if (silent.isPresent()) {
            notes.silent(
                    "DKIM key " + selector.name() + " of " + domain,
                    silent.get(),
                    PostureFinding.DKIM_SELECTOR_MISSING,
                    PostureFinding.DKIM_UNUSABLE,
                    PostureFinding.DKIM_KEY_REFUSED);
        } else if (texts.isEmpty()) {
            Optional<Selector> parent = upper.stream()
                    .filter(other -> other.name().equals(selector.name()))
                    .filter(other -> !TxtRecords.of(other.asked()).isEmpty())
                    .findFirst();
            if (parent.isPresent() && !organisation.isStrict("adkim")) {
                judge(parent.get(), TxtRecords.of(parent.get().asked()), notes);
            } else {
                notes.found(missing(selector, parent));
            }
        } else {
            judge(selector, texts, notes);
        }
    }

    /** The question above an empty selector that has no answer, if no other name above has a key. */
    private Optional<DnsAnswer.Unanswered> upperSilence(Selector selector) {
        List<Selector> others = upper.stream()
                .filter(other -> other.name().equals(selector.name()) && selector.isEmpty())
                .toList();
        return others.stream().allMatch(other -> TxtRecords.of(other.asked()).isEmpty())
                ? others.stream()
                        .flatMap(other -> other.asked().silence().stream())
                        .findFirst()
                : Optional.empty();
    }

    private Finding missing(Selector selector, Optional<Selector> parent) {
        Optional<DomainName> alias = PublishablePlaces.target(
                questions.ask(selector.asked().question().withoutFollowingCname()));
        Optional<MisplacedRecord.Found> elsewhere =
                Optional.ofNullable(misplaced.get(selector)).flatMap(MisplacedRecord::found);
        String message = "There is no key under the selector " + selector.name() + "."
                + parent.map(other -> " " + other.domain() + " has one, but adkim=s asks for a key of " + domain + ".")
                        .orElse("")
                + elsewhere
                        .map(found -> " A key stands at " + found.name() + ", where no receiver looks.")
                        .orElse("");
        Finding finding = Finding.of(
                        PostureFinding.DKIM_SELECTOR_MISSING,
                        subject(selector),
                        message,
                        selector.asked().nothing())
                .about(key(selector));
        if (alias.isPresent()) {
            return PublishablePlaces.aliased(finding, selector.asked().question(), alias.get())
                    .withRemedies(PublishablePlaces.operatorOf(
                            alias.get(), selector.asked().question().name()));
        }
        return elsewhere
                .map(found -> finding.withRemedies(Remedy.publishNew(
                        "Move the key to the name where receivers look.",
                        new PublishedRecord(selector.asked().question().name(), RecordType.TXT, found.text()))))
                .orElse(finding);
    }

    /** Given selectors of which some have records, but none a usable key. Without an answer for one of them nothing is claimed. */
    private Optional<Finding> unusable() {
        List<Selector> filled = selectors.stream()
                .filter(selector -> !TxtRecords.of(selector.asked()).isEmpty())
                .toList();
        return filled.isEmpty() || !usable.isEmpty() || firstSilence().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.of(
                                PostureFinding.DKIM_UNUSABLE,
                                domain.toString(),
                                "No selector that was given has a usable key.",
                                filled.get(0).asked().evidence("no usable key"))
                        .about(new Particular.Domain(domain)));
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
        for (Selector selector : upper.isEmpty() ? selectors : upper) {
            List<String> texts = TxtRecords.of(selector.asked()).stream()
                    .filter(DkimKey::isMeant)
                    .toList();
            if (!texts.isEmpty()) {
                found.computeIfAbsent(texts, any -> new ArrayList<>()).add(selector);
            }
        }
        found.forEach((texts, same) -> judge(same.get(0), texts, notes));
        dangling.findings(PostureFinding.DKIM_ALIAS_DANGLING, "No key stands there.")
                .forEach(notes::found);
        if (usable.isEmpty()) {
            unguessed(notes);
        } else {
            firstSilence()
                    .ifPresent(silent -> notes.silent("DKIM keys of " + domain + " under usual selectors", silent));
        }
    }

    /** No usual selector has a usable key: either the DNS proves that no selector exists, or the matter stays open. */
    private void unguessed(PostureNotes notes) {
        SelectorSpace names = space.orElseThrow();
        boolean agrees = selectors.stream()
                .map(selector -> selector.asked().answer())
                .allMatch(answer -> answer instanceof DnsAnswer.NoSuchName || answer instanceof DnsAnswer.Unanswered);
        if (names.isEmpty() && agrees) {
            notes.found(Finding.of(
                            PostureFinding.DKIM_MISSING,
                            domain.toString(),
                            "No DKIM key exists: the DNS has no name " + Selector.KEYS + "." + domain + ".",
                            names.evidence())
                    .about(new Particular.Domain(domain))
                    .withRemedies(PostureFinding.DKIM_MISSING.remedy().by(DkimSetup.of(domain))));
        } else {
            notes.silent(notGuessed(names));
        }
    }

    private Optional<DnsAnswer.Unanswered> firstSilence() {
        return Stream.concat(selectors.stream(), upper.stream())
                .flatMap(selector -> selector.asked().silence().stream())
                .findFirst();
    }

    private UnansweredCheck notGuessed(SelectorSpace names) {
        Optional<DnsAnswer.Unanswered> silent = firstSilence().or(names::silence);
        String where = names.populated()
                .map(name -> "; " + name + " exists, so that another selector can have one")
                .orElse("");
        return new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES,
                        "DKIM key of " + domain,
                        silent.map(DnsAnswer.Unanswered::reason).orElse(Reason.NOT_CONFIGURED),
                        silent.map(answer -> answer.detail() + withoutAnswer())
                                .orElse("the selector is not known, and none of " + selectors.size()
                                        + " usual ones has a key" + where),
                        Hint.Standard.NAME_DKIM_SELECTOR)
                .leavingOpen(PostureFinding.DKIM_MISSING, PostureFinding.DKIM_SELECTOR_MISSING);
    }

    /** How many of the usual selectors have no answer, if one has none. */
    private String withoutAnswer() {
        long silent = selectors.stream()
                .filter(selector -> selector.asked().silence().isPresent())
                .count();
        return silent == 0 ? "" : " (" + silent + " of " + selectors.size() + " usual selectors have no answer)";
    }

    /** Whether the DNS says that the domain itself has no selector (RFC 8020). */
    private boolean isNothingBelow() {
        return space.filter(names -> names.asked().get(0).answer() instanceof DnsAnswer.NoSuchName)
                .isPresent();
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
        key.judgements().forEach(judgement -> notes.found(weighed(judged(judgement, selector, texts.get(0)))));
        if (!key.isUseless()) {
            usable.add(key.summary());
            notes.confirmed(
                    "DKIM key " + selector.name() + " of " + selector.domain(),
                    key.summary() + " (" + knowledge.words + ")",
                    proved());
        }
    }

    private static Finding judged(RecordFlaw judgement, Selector selector, String text) {
        Finding finding = Finding.of(
                        judgement.type(),
                        subject(selector),
                        "Selector " + selector.name() + ": " + judgement.message(),
                        selector.asked().evidence(text))
                .about(key(selector));
        return judgement
                .remedy()
                .map(action -> finding.withRemedies(Remedy.of(Actor.DNS_HOST, action, TimeToEffect.RECORD_TTL)))
                .orElse(finding);
    }

    /** The findings that a key rules out. A guessed key rules out none, because the mail server may sign with another one. */
    private FindingType[] proved() {
        return knowledge == Knowledge.GIVEN
                ? new FindingType[] {
                    PostureFinding.DKIM_MISSING,
                    PostureFinding.DKIM_SELECTOR_MISSING,
                    PostureFinding.DKIM_UNUSABLE,
                    PostureFinding.DKIM_KEY_REFUSED
                }
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
