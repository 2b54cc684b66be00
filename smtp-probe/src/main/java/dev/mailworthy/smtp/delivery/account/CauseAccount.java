package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a receiver did for one cause, in one way.
 *
 * @param cause of the replies
 * @param outcome what became of the mail
 * @param attempts the number of attempts
 * @param recipients recipients whose last state this is
 * @param first the first attempt that ended so, or the first recipient
 * @param last the last attempt
 * @param sample the earliest reply, without local parts of addresses
 */
public record CauseAccount(
        CellCause cause,
        DeliveryOutcome outcome,
        long attempts,
        long recipients,
        Instant first,
        Instant last,
        Optional<String> sample) {

    /** What the sender has to do with comes first, then refusals before deferrals, then the larger number. */
    static final Comparator<CauseAccount> ORDER = Comparator.<CauseAccount>comparingInt(
                    account -> account.cause().matter() == Matter.YOU ? 0 : 1)
            .thenComparingInt(account -> account.outcome().isFinal() ? 0 : 1)
            .thenComparing(CauseAccount::recipients, Comparator.reverseOrder())
            .thenComparing(CauseAccount::attempts, Comparator.reverseOrder())
            .thenComparing(CauseAccount::cause)
            .thenComparing(CauseAccount::outcome);

    private record Group(CellCause cause, DeliveryOutcome outcome) {}

    /** The causes in all cells but the accepted. */
    static List<CauseAccount> of(List<EvidenceCell> cells) {
        Map<Group, List<EvidenceCell>> groups = new LinkedHashMap<>();
        for (EvidenceCell cell : cells) {
            if (cell.key().outcome() != DeliveryOutcome.ACCEPTED) {
                groups.computeIfAbsent(new Group(cell.key().cause(), cell.key().outcome()), key -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<CauseAccount> all = new ArrayList<>();
        groups.forEach((group, own) -> all.add(of(group, own)));
        all.sort(ORDER);
        return all;
    }

    private static CauseAccount of(Group group, List<EvidenceCell> cells) {
        long attempts = 0;
        long recipients = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        Optional<SampleReply> sample = Optional.empty();
        for (EvidenceCell cell : cells) {
            attempts += cell.counts().attempts();
            recipients += cell.counts().recipients();
            first = Math.min(first, cell.counts().first());
            last = Math.max(last, cell.counts().last());
            Optional<SampleReply> own = cell.counts().sample();
            boolean isEarlier = own.isPresent()
                    && (sample.isEmpty() || own.get().second() < sample.get().second());
            sample = isEarlier ? own : sample;
        }
        return new CauseAccount(
                group.cause(),
                group.outcome(),
                attempts,
                recipients,
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last),
                sample.map(SampleReply::text));
    }

    /** {@return whether it is a refusal or a deferral for a reason that the sender can change} */
    public boolean isAboutYou() {
        return cause.matter() == Matter.YOU;
    }
}
