package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The DNS Tree Walk (RFC 9989 section 4.10) from one domain: which record is its policy (section 4.10.1), and which its
 * organizational domain (section 4.10.2). All names are asked at once; where the walk would have stopped, the rest is not
 * looked at.
 */
final class TreeWalk {

    /** RFC 9989 section 4.10: a walk asks at most eight names, the domain itself and the seven shortest above it. */
    private static final int MAX_STEPS = 8;

    /** One name on the way. */
    record Step(DomainName name, Asked asked) {

        /** The record, if the name has exactly one: several are all discarded. */
        Optional<DmarcRecord> record() {
            List<String> texts = texts();
            return texts.size() == 1 ? Optional.of(DmarcRecord.parse(texts.get(0))) : Optional.empty();
        }

        List<String> texts() {
            return Texts.ofVersion(DmarcRecord.VERSION, asked);
        }

        private boolean says(String psd) {
            return record().filter(record -> record.psd().equals(psd)).isPresent();
        }
    }

    private final DomainName start;
    private final List<Step> steps;

    TreeWalk(Questions questions, DomainName start) {
        this.start = start;
        this.steps = names(start).stream()
                .map(name -> new Step(name, questions.below("_dmarc", name, RecordType.TXT)))
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

    /** The names up to where the walk ends. */
    List<Step> steps() {
        List<Step> walked = new ArrayList<>();
        for (Step step : steps) {
            walked.add(step);
            if (step.says("n") || step.says("y")) {
                break;
            }
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

    /** The record that holds for the domain: its own, its organizational domain's, or its public suffix domain's. */
    Answer<Step> policy() {
        List<Step> walked = steps();
        if (!walked.isEmpty() && walked.get(0).record().isPresent()) {
            return Answer.present(walked.get(0));
        }
        Optional<DnsAnswer.Unanswered> silent = silence();
        if (silent.isPresent()) {
            return Answer.unanswered(silent.get().reason(), silent.get().detail());
        }
        DomainName organizational = select();
        return walked.stream()
                .filter(step -> step.record().isPresent())
                .filter(step -> step.name().equals(organizational) || step.says("y"))
                .findFirst()
                .<Answer<Step>>map(Answer::present)
                .orElseGet(Answer::absent);
    }
}
