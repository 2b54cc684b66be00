package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One receiver's refusals or deferrals for one cause about the sender.
 *
 * @param outcome {@link DeliveryOutcome#REFUSED} or {@link DeliveryOutcome#DEFERRED}
 * @param sources the addresses that the log or the replies name, in order
 * @param unnamed attempts of which neither the log nor the reply names the address
 * @param recipients recipients whose last state this is
 * @param sample the earliest reply, without local parts of addresses
 */
public record SenderRefusals(
        CellCause cause,
        DeliveryOutcome outcome,
        Course course,
        List<IpAddress> sources,
        long unnamed,
        long attempts,
        long recipients,
        Instant first,
        Instant last,
        Optional<String> sample) {

    /** Whether the receiver took mail later. */
    public enum Course implements Labelled {
        /** The receiver took no mail after the first of them, until the end of the log. */
        GOES_ON,
        /** The receiver also took mail, between them or later. */
        MIXED
    }

    private record Group(CellCause cause, DeliveryOutcome outcome) {}

    private static final Comparator<SenderRefusals> ORDER = Comparator.comparing(SenderRefusals::course)
            .thenComparing(refusals -> refusals.outcome() == DeliveryOutcome.REFUSED ? 0 : 1)
            .thenComparing(SenderRefusals::attempts, Comparator.reverseOrder())
            .thenComparing(SenderRefusals::cause);

    public SenderRefusals {
        sources = List.copyOf(sources);
    }

    /** The refusals in these cells, by cause and outcome. */
    static List<SenderRefusals> of(Map<Course, List<EvidenceCell>> cells) {
        List<SenderRefusals> all = new ArrayList<>();
        cells.forEach((course, own) -> {
            Map<Group, List<EvidenceCell>> groups = new LinkedHashMap<>();
            own.forEach(cell -> groups.computeIfAbsent(
                            new Group(cell.key().cause(), cell.key().outcome()), key -> new ArrayList<>())
                    .add(cell));
            groups.forEach((group, equal) -> all.add(of(course, group, equal)));
        });
        all.sort(ORDER);
        return all;
    }

    private static SenderRefusals of(Course course, Group group, List<EvidenceCell> cells) {
        List<IpAddress> sources = cells.stream()
                .flatMap(cell -> cell.key().source().stream())
                .distinct()
                .sorted(Comparator.comparing(IpAddress::toString))
                .toList();
        long first =
                cells.stream().mapToLong(cell -> cell.counts().first()).min().orElse(0);
        long last = cells.stream().mapToLong(cell -> cell.counts().last()).max().orElse(0);
        return new SenderRefusals(
                group.cause(),
                group.outcome(),
                course,
                sources,
                cells.stream()
                        .filter(cell -> cell.key().source().isEmpty())
                        .mapToLong(cell -> cell.counts().attempts())
                        .sum(),
                cells.stream().mapToLong(cell -> cell.counts().attempts()).sum(),
                cells.stream().mapToLong(cell -> cell.counts().recipients()).sum(),
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last),
                cells.stream()
                        .flatMap(cell -> cell.counts().sample().stream())
                        .min(Comparator.comparingLong(SampleReply::second).thenComparing(SampleReply::text))
                        .map(SampleReply::text));
    }

    /** {@return whether the receiver has taken no mail since} */
    public boolean goesOn() {
        return course == Course.GOES_ON;
    }
}
