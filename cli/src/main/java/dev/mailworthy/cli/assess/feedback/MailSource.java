package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One address that sent mail of a domain.
 *
 * @param ground what shows whose it is
 * @param service the name of the service, if it is known
 * @param open why the source is {@link SourceKind#UNKNOWN}
 * @param reporters who saw it
 * @param causes why its mail fails, with messages; the commonest first when listed
 * @param remedies what to do so that it passes
 */
public record MailSource(
        IpAddress address,
        SourceKind kind,
        Ground ground,
        Optional<SendingService> service,
        Optional<String> open,
        MailCounts counts,
        SortedSet<String> reporters,
        Map<MailCause, Long> causes,
        List<Remedy> remedies) {
    public MailSource {
        reporters = new TreeSet<>(reporters);
        causes = Map.copyOf(causes);
        remedies = List.copyOf(remedies);
    }

    /** Whether the owner of the domain sends through it. */
    public boolean isOwners() {
        return kind == SourceKind.YOURS || kind == SourceKind.SERVICE;
    }

    /** The causes, that of most messages first. */
    public List<MailCause> orderedCauses() {
        return causes.entrySet().stream()
                .sorted(Map.Entry.<MailCause, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    MailSource with(List<Remedy> others) {
        return new MailSource(address, kind, ground, service, open, counts, reporters, causes, others);
    }
}
