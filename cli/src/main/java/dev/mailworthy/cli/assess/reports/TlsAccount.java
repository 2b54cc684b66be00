package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.tls.TlsFailure;
import dev.mailworthy.smtp.feedback.tls.TlsFailureType;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyResult;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyType;
import dev.mailworthy.smtp.feedback.tls.TlsReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sessions of other servers to one domain under one kind of policy. A session under DANE and MTA-STS stands under both kinds, so that
 * the kinds are never added up.
 *
 * @param domain that the policy is for; empty if the report does not name it
 * @param type of the policy; empty if the report does not name it
 * @param succeeded sessions that fit the policy
 * @param failed sessions that did not
 * @param unsaid results without a readable number of sessions
 * @param failures why sessions failed; their numbers may add up to more than {@code failed}
 * @param reporters who reported
 */
public record TlsAccount(
        Optional<DomainName> domain,
        Optional<TlsPolicyType> type,
        long succeeded,
        long failed,
        long unsaid,
        List<Cause> failures,
        List<String> reporters) {
    public TlsAccount {
        failures = List.copyOf(failures);
        reporters = List.copyOf(reporters);
    }

    /**
     * Failed sessions of one kind at one host.
     *
     * @param type empty if the report has another word
     * @param host the MX name, if the report has it
     * @param sessions empty if a report does not say how many
     */
    public record Cause(Optional<TlsFailureType> type, Optional<String> host, Optional<Long> sessions) {}

    private record Place(Optional<DomainName> domain, Optional<TlsPolicyType> type) {}

    private record Why(Optional<TlsFailureType> type, Optional<String> host) {}

    /** @param reports of proved senders, each once */
    static List<TlsAccount> of(List<TlsReport> reports) {
        Map<Place, List<TlsPolicyResult>> results = new TreeMap<>(Comparator.comparing((Place place) ->
                        place.domain().map(DomainName::toString).orElse(""))
                .thenComparing(place -> place.type().map(Enum::ordinal).orElse(-1)));
        Map<Place, TreeSet<String>> reporters = new HashMap<>();
        reports.forEach(report -> report.policies().forEach(result -> {
            Place place = new Place(result.domain().value(), result.type().value());
            results.computeIfAbsent(place, each -> new ArrayList<>()).add(result);
            reporters
                    .computeIfAbsent(place, each -> new TreeSet<>())
                    .add(report.reporter()
                            .proved()
                            .map(DomainName::toString)
                            .or(() -> report.organization().value())
                            .orElse("unnamed"));
        }));
        return results.entrySet().stream()
                .map(each -> of(
                        each.getKey(),
                        each.getValue(),
                        List.copyOf(reporters.getOrDefault(each.getKey(), new TreeSet<>()))))
                .toList();
    }

    private static TlsAccount of(Place place, List<TlsPolicyResult> results, List<String> reporters) {
        Map<Why, Optional<Long>> causes = new LinkedHashMap<>();
        results.stream()
                .flatMap(result -> result.failures().stream())
                .forEach(
                        failure -> causes.merge(why(failure), failure.sessions().value(), TlsAccount::sum));
        return new TlsAccount(
                place.domain(),
                place.type(),
                sum(results.stream().map(TlsPolicyResult::succeeded).toList()),
                sum(results.stream().map(TlsPolicyResult::failed).toList()),
                results.stream()
                        .filter(result -> result.succeeded().value().isEmpty()
                                || result.failed().value().isEmpty())
                        .count(),
                causes.entrySet().stream()
                        .map(each ->
                                new Cause(each.getKey().type(), each.getKey().host(), each.getValue()))
                        .sorted(Comparator.comparing(
                                (Cause cause) -> -cause.sessions().orElse(0L)))
                        .toList(),
                reporters);
    }

    private static Why why(TlsFailure failure) {
        return new Why(failure.type().value(), failure.receivingHost().value());
    }

    private static Optional<Long> sum(Optional<Long> one, Optional<Long> other) {
        return one.flatMap(first -> other.map(second -> first + second));
    }

    private static long sum(List<ReportField<Long>> numbers) {
        return numbers.stream()
                .flatMap(each -> each.value().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
