package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordSet;
import dev.mailworthy.core.dns.engine.PatchedDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.publish.SpfFlattening;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One SPF record that follows the grammar, keeps its limits and lets every sending address pass. The texts that come into
 * question are tried in turn, the one nearest to what stands first; none is proposed that was not evaluated.
 */
final class SpfProposer implements Proposer {

    @Override
    public void propose(Situation situation, Draft draft) {
        DomainName domain = situation.mailFrom();
        List<Finding> answers = situation.findings().stream()
                .filter(finding -> finding.type() instanceof dev.mailworthy.spf.SpfFinding
                        || finding.type() == PostureFinding.ADDRESS_DRIFT_SPF)
                .filter(finding -> Treatment.of(finding.type()) == Treatment.RECORD)
                .toList();
        if (!answers.isEmpty()) {
            draft.changeable(domain, RecordType.TXT, answers)
                    .ifPresent(set -> new Candidates(situation, draft, domain, set, answers).propose());
        }
    }

    private record Candidates(
            Situation situation, Draft draft, DomainName domain, RecordSet set, List<Finding> answers) {

        void propose() {
            List<String> present = set.records().stream()
                    .filter(Candidates::isSpf)
                    .map(Draft::text)
                    .toList();
            if (situation.sending().isEmpty() && present.isEmpty()) {
                answers.forEach(finding -> draft.leave(finding, "the addresses that mail leaves from are not known"));
                return;
            }
            List<String> texts = texts(present)
                    .map(SpfDraft::text)
                    .filter(SpfReading::isValid)
                    .distinct()
                    .toList();
            Optional<String> sound = texts.stream()
                    .filter(this::isClean)
                    .findFirst()
                    .or(() -> texts.stream().filter(this::isSound).findFirst());
            sound.ifPresentOrElse(
                    text -> replace(present, text),
                    () -> answers.forEach(finding -> draft.leave(
                            finding,
                            "no record near to the present one lets every sending address pass within the limits")));
        }

        private void replace(List<String> present, String text) {
            List<DnsRecord> wanted = new ArrayList<>(
                    set.records().stream().filter(record -> !isSpf(record)).toList());
            wanted.add(Draft.text(text));
            if (present.isEmpty()) {
                draft.propose(
                        set,
                        wanted,
                        answers,
                        "~all, since nobody knows yet who else sends for " + domain
                                + ": add them, then end the record in -all.");
            } else if (stale().isEmpty()) {
                draft.propose(set, wanted, answers);
            } else {
                draft.propose(
                        set,
                        wanted,
                        answers,
                        "It no longer names " + String.join(", ", stale()) + ": keep what still sends mail of " + domain
                                + ".");
            }
        }

        private static boolean isSpf(DnsRecord record) {
            return record instanceof DnsRecord.Txt txt && SpfRecord.isSpf(txt.joined());
        }

        /** Nearest first; computed one by one, as each costs questions. */
        private Stream<SpfDraft> texts(List<String> present) {
            if (present.isEmpty()) {
                return Stream.of(SpfDraft.of(situation.sending()));
            }
            SpfDraft asItStands = present.size() == 1 ? new SpfDraft(present.get(0)) : SpfDraft.merged(present);
            SpfDraft mended = asItStands.mended();
            SpfDraft readable = SpfReading.isValid(mended.text())
                    ? mended
                    : SpfDraft.merged(List.of(mended.text())).mended();
            SpfDraft moved = readable.without(stale());
            return Stream.<java.util.function.Supplier<SpfDraft>>of(
                            () -> moved,
                            () -> allowing(moved).mended(),
                            () -> allowing(moved.without(SpfDraft.broken(survey(moved))))
                                    .mended(),
                            () -> allowing(moved.without(SpfDraft.broken(survey(moved)))
                                            .without(SpfDraft.empty(survey(moved))))
                                    .mended(),
                            () -> flattened(allowing(moved.without(SpfDraft.broken(survey(moved)))))
                                    .mended())
                    .map(java.util.function.Supplier::get);
        }

        /** Terms that a moved server left behind. */
        private List<String> stale() {
            return answers.stream()
                    .filter(finding -> finding.type() == PostureFinding.ADDRESS_DRIFT_SPF)
                    .map(Finding::subject)
                    .filter(subject -> subject.startsWith(domain + " "))
                    .map(subject -> subject.substring(domain.toString().length() + 1))
                    .toList();
        }

        private dev.mailworthy.spf.publish.SurveyNode survey(SpfDraft text) {
            return SpfReading.of(domain, text.text(), draft.dns()).survey().root();
        }

        private SpfDraft flattened(SpfDraft text) {
            SpfFlattening flat = SpfFlattening.of(
                    SpfReading.of(domain, text.text(), draft.dns()).survey());
            boolean whole = flat.complete() == SpfFlattening.Completeness.COMPLETE
                    && flat.records().size() == 1;
            return whole ? new SpfDraft(flat.records().values().iterator().next()) : text;
        }

        /** With every address in front that does not pass without. */
        private SpfDraft allowing(SpfDraft text) {
            return text.allowing(situation.sending().stream()
                    .filter(address -> !passes(text.text(), address))
                    .toList());
        }

        /** Sound, and without any of the faults that it is to answer. */
        private boolean isClean(String text) {
            List<dev.mailworthy.core.FindingType> types =
                    answers.stream().map(Finding::type).toList();
            return SpfReading.of(domain, text, with(text)).findings().stream()
                            .noneMatch(finding -> types.contains(finding.type()))
                    && isSound(text);
        }

        private boolean isSound(String text) {
            return SpfReading.of(domain, text, with(text)).isSound()
                    && situation.sending().stream().allMatch(address -> passes(text, address));
        }

        private Dns with(String text) {
            return PatchedDns.of(List.of(set.with(List.of(Draft.text(text)))), draft.dns());
        }

        private boolean passes(String text, IpAddress address) {
            String helo = situation.ehlo().orElse(EhloName.of(domain)).toString();
            return Spf.over(with(text))
                            .withClock(situation.clock())
                            .check(new SpfRequest(address, "postmaster@" + domain, helo))
                            .result()
                    == SpfResult.PASS;
        }
    }
}
