package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The DNS Tree Walk (RFC 9989 section 4.10) from one domain. It finds the record with its policy (section 4.10.1) and its
 * organizational domain (section 4.10.2). The questions for all names are sent at once. Answers after the end of the walk are
 * ignored.
 */
final class TreeWalk {

    /** The most names of a walk: the domain and the seven shortest names above it (RFC 9989 section 4.10). */
    private static final int MAX_STEPS = 8;

    /**
     * One name of the walk, and its answer.
     *
     * @param texts its DMARC records
     * @param record the DMARC record, if the name has exactly one; several are all discarded
     */
    record Step(DomainName name, PendingQuestion asked, List<String> texts, Optional<DmarcRecord> record) {

        static Step of(DomainName name, PendingQuestion asked) {
            List<String> texts = TxtRecords.ofVersion(DmarcRecord.VERSION, asked);
            return new Step(
                    name,
                    asked,
                    texts,
                    texts.size() == 1 ? texts.stream().map(DmarcRecord::parse).findFirst() : Optional.empty());
        }

        /** The policy for mail from a domain: of the record's own name, of one below it, or of one that does not exist. */
        String policyFor(DomainName from, Questions questions) {
            DmarcRecord found = record.orElseThrow();
            if (name.equals(from)) {
                return found.policy();
            }
            boolean differs = !found.nonexistentPolicy().equals(found.subdomainPolicy());
            return differs && questions.ask(from, RecordType.A).answer() instanceof DnsAnswer.NoSuchName
                    ? found.nonexistentPolicy()
                    : found.subdomainPolicy();
        }

        private boolean says(String psd) {
            return record.filter(found -> found.psd().equals(psd)).isPresent();
        }
    }

    private final DomainName start;
    private final List<DomainName> names;
    private final List<PendingQuestion> asked;
    private List<Step> walked = List.of();

    TreeWalk(Questions questions, DomainName start) {
        this.start = start;
        this.names = names(start);
        this.asked = names.stream()
                .map(name -> questions.below("_dmarc", name, RecordType.TXT))
                .toList();
    }

    static List<DomainName> names(DomainName domain) {
        List<DomainName> all = new ArrayList<>();
        Optional<DomainName> at = Optional.of(domain);
        while (at.isPresent() && !at.get().equals(DomainName.ROOT)) {
            all.add(at.get());
            at = at.get().parent();
        }
        if (all.size() > MAX_STEPS) {
            all.subList(1, all.size() - MAX_STEPS + 1).clear();
        }
        return all;
    }

    DomainName start() {
        return start;
    }

    /** The names of the walk, up to its end. Waits for their answers. */
    List<Step> steps() {
        if (walked.isEmpty()) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Step step = Step.of(names.get(i), asked.get(i));
                steps.add(step);
                if (step.says("n") || step.says("y")) {
                    break;
                }
            }
            walked = List.copyOf(steps);
        }
        return walked;
    }

    private Optional<DnsAnswer.Unanswered> silence() {
        return steps().stream().flatMap(step -> step.asked().silence().stream()).findFirst();
    }

    /** The organizational domain; without any record it is the domain itself. */
    Answer<DomainName> organizational() {
        return silence()
                .<Answer<DomainName>>map(silent -> Answer.unanswered(silent.reason(), silent.detail()))
                .orElseGet(() -> Answer.present(select()));
    }

    private DomainName select() {
        DomainName shortest = start;
        for (Step step : steps()) {
            if (step.says("n")) {
                return step.name();
            }
            if (step.says("y") && !step.name().equals(start)) {
                return oneLabelBelow(step.name());
            }
            if (step.record().isPresent()) {
                shortest = step.name();
            }
        }
        return shortest;
    }

    private DomainName oneLabelBelow(DomainName suffix) {
        DomainName at = start;
        Optional<DomainName> above = at.parent();
        while (above.isPresent() && !above.get().equals(suffix)) {
            at = above.get();
            above = at.parent();
        }
        return at;
    }

    /**
     * The record that applies to the domain: its own, that of its organizational domain, or that of its public suffix domain.
     */
    Answer<Step> policy() {
        List<Step> steps = steps();
        if (!steps.isEmpty() && steps.get(0).record().isPresent()) {
            return counting(steps.get(0));
        }
        Optional<DnsAnswer.Unanswered> silent = silence();
        if (silent.isPresent()) {
            return Answer.unanswered(silent.get().reason(), silent.get().detail());
        }
        DomainName organizational = select();
        return steps.stream()
                .filter(step -> step.record().isPresent())
                .filter(step -> step.name().equals(organizational) || step.says("y"))
                .findFirst()
                .map(TreeWalk::counting)
                .orElseGet(Answer::absent);
    }

    /** Whether the policy's {@code adkim} or {@code aspf} asks for the very From domain (RFC 9989 section 4.4). */
    boolean isStrict(String tag) {
        return policy() instanceof Answer.Present<Step> found
                && found.value()
                        .record()
                        .filter(record -> record.alignment(tag).equals("s"))
                        .isPresent();
    }

    /** A record that is void counts as none (RFC 9989 section 4.10.1). */
    private static Answer<Step> counting(Step step) {
        return step.record().filter(DmarcRecord::isVoid).isPresent() ? Answer.absent() : Answer.present(step);
    }
}
