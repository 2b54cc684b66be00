package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcRepair;
import dev.mailworthy.core.posture.PostureFinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proposes one DMARC record without flaws, with the policy and the addresses of the owner. Without any record it has p=none with
 * reports, which refuses no mail.
 */
final class DmarcProposer implements Proposer {

    private static final PostureFinding[] ABOUT_THE_TEXT = {
        PostureFinding.DMARC_SEVERAL,
        PostureFinding.DMARC_VOID,
        PostureFinding.DMARC_MALFORMED,
        PostureFinding.DMARC_UNKNOWN_TAG,
        PostureFinding.DMARC_OLD_TAG,
        PostureFinding.DMARC_NO_REPORTS
    };

    private static final String START =
            "p=none asks for reports and refuses no mail. When the reports show that all your mail"
                    + " passes, ask for p=quarantine or p=reject.";

    private static final String MOVED =
            "This record stands at a wrong name today, where receivers do not read it. They apply it after the change.";

    @Override
    public void propose(Situation situation, Draft draft) {
        List<Finding> missing =
                situation.found(situation.from(), PostureFinding.DMARC_MISSING).toList();
        Set<DomainName> owners = new LinkedHashSet<>();
        situation
                .found(ABOUT_THE_TEXT)
                .forEach(finding -> Situation.name(finding).ifPresent(owners::add));
        List<Finding> open = missing;
        for (DomainName owner : owners) {
            boolean several = situation
                    .found(owner, PostureFinding.DMARC_SEVERAL)
                    .findAny()
                    .isPresent();
            List<Finding> answers =
                    new ArrayList<>(situation.found(owner, ABOUT_THE_TEXT).toList());
            if (several) {
                answers.addAll(open);
                open = List.of();
            }
            draft.changeable(owner, RecordType.TXT, answers).ifPresent(set -> mend(draft, set, answers));
        }
        if (!open.isEmpty()) {
            add(situation, draft, open);
        }
    }

    private static void add(Situation situation, Draft draft, List<Finding> missing) {
        below("_dmarc", situation.from())
                .filter(owner -> Situation.isHostLike(situation.from()))
                .flatMap(owner -> draft.changeable(owner, RecordType.TXT, missing))
                .ifPresent(set -> {
                    List<DnsRecord> wanted = others(set);
                    String first = DmarcRepair.first("postmaster@" + situation.from());
                    String text = Situation.proposed(missing.get(0), set.owner(), RecordType.TXT)
                            .orElse(first);
                    wanted.add(Draft.text(text));
                    draft.propose(set, wanted, missing, text.equals(first) ? START : MOVED);
                });
    }

    private static void mend(Draft draft, RecordSet set, List<Finding> answers) {
        List<String> texts = set.records().stream()
                .map(Draft::text)
                .filter(DmarcRepair::isMeant)
                .toList();
        DomainName domain = set.owner().parent().orElse(set.owner());
        Optional<String> chosen = DmarcRepair.gentlest(texts)
                .or(() -> texts.stream().allMatch(DmarcProposer::saysNothing)
                        ? Optional.of(DmarcRepair.first("postmaster@" + domain))
                        : Optional.empty());
        if (chosen.isEmpty() || !Situation.isHostLike(domain)) {
            answers.forEach(
                    finding -> draft.leave(finding, "the record cannot be mended without knowing what was meant"));
            return;
        }
        String text = DmarcRepair.hasReports(chosen.get())
                ? chosen.get()
                : DmarcRepair.withReports(chosen.get(), "postmaster@" + domain).orElse(chosen.get());
        List<DnsRecord> wanted = others(set);
        wanted.add(Draft.text(text));
        draft.propose(set, wanted, answers, notes(texts, text));
    }

    /** Neither a policy nor an address: {@code v=DMARC1;} is what is left of a record without quotation marks in a zone file. */
    private static boolean saysNothing(String text) {
        return text.strip().replaceAll("[\\s;\"]", "").equalsIgnoreCase("v=DMARC1");
    }

    private static String[] notes(List<String> texts, String text) {
        if (texts.size() > 1) {
            return new String[] {"Of several records none counted; this is the one that asks for least."};
        }
        if (!texts.isEmpty() && saysNothing(texts.get(0))) {
            return new String[] {START};
        }
        Optional<Integer> sampled = texts.stream()
                .flatMap(before -> DmarcRepair.sampled(before).stream())
                .findFirst();
        if (sampled.isPresent()) {
            return new String[] {
                "Receivers that follow RFC 7489 apply the policy to " + sampled.get()
                        + " % of the mail now, and then to all of it."
            };
        }
        return texts.stream().anyMatch(before -> DmarcRepair.isStricter(text, before))
                ? new String[] {
                    "The record keeps the policy that was meant. Receivers ignore it today, and apply it after the change."
                }
                : new String[0];
    }

    private static List<DnsRecord> others(RecordSet set) {
        return new ArrayList<>(set.records().stream()
                .filter(record -> !DmarcRepair.isMeant(Draft.text(record)))
                .toList());
    }

    /** A name with these labels in front, unless it would be too long. */
    static Optional<DomainName> below(String labels, DomainName name) {
        try {
            return Optional.of(name.prepend(labels));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
