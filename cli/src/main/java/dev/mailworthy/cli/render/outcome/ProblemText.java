package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.spf.SpfFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link Problem} in a few words that name the thing: {@code 192.0.2.10 has no reverse name}. */
public final class ProblemText {

    /** The words of the commonest findings. All others have the title of their type and their subject. */
    private static final Map<FindingType, Function<Problem, String>> WORDS = Map.ofEntries(
            Map.entry(PostureFinding.PTR_MISSING, of -> addresses(of) + has(of) + " no reverse name"),
            Map.entry(
                    PostureFinding.PTR_UNCONFIRMED,
                    of -> "the reverse name of " + addresses(of) + " does not lead back to it"),
            Map.entry(PostureFinding.PTR_GENERIC, of -> "the reverse name of " + addresses(of) + " looks generic"),
            Map.entry(
                    PostureFinding.EHLO_PTR_MISMATCH,
                    of -> "the EHLO name differs from the reverse name of " + addresses(of)),
            Map.entry(
                    PostureFinding.EHLO_UNCONFIRMED,
                    of -> "the EHLO name " + name(of) + "does not lead to " + addresses(of)),
            Map.entry(PostureFinding.ADDRESS_DRIFT_EHLO, of -> "the EHLO name " + name(of) + "has an old address"),
            Map.entry(PostureFinding.DKIM_MISSING, of -> domain(of) + " has no DKIM key"),
            Map.entry(PostureFinding.DOMAIN_MISSING, of -> domain(of) + " does not exist"),
            Map.entry(PostureFinding.DMARC_MISSING, of -> domain(of) + " has no DMARC record"),
            Map.entry(SpfFinding.SPF_MISSING, of -> domain(of) + " has no SPF record"),
            Map.entry(SpfFinding.SPF_FAIL, of -> "SPF of " + domain(of) + " forbids " + addresses(of)),
            Map.entry(
                    SpfFinding.SPF_SOFTFAIL,
                    of -> "SPF of " + domain(of) + " does not allow " + addresses(of) + " (softfail)"),
            Map.entry(
                    SpfFinding.SPF_HELO_FAIL,
                    of -> "SPF of the EHLO name " + domain(of) + " does not allow " + addresses(of)),
            Map.entry(DnsblFinding.DNSBL_LISTED, of -> listed(of) + " is listed at " + lists(of)),
            Map.entry(
                    EgressFinding.EGRESS_25_INTERCEPTED,
                    of -> device(of) + " answers on port 25 in place of other mail servers"),
            Map.entry(DeliveryFinding.DELIVERY_REFUSED, DeliveryWords::causes),
            Map.entry(DeliveryFinding.DELIVERY_DEFERRED, DeliveryWords::causes),
            Map.entry(DeliveryFinding.DELIVERY_SLOW, DeliveryWords::causes),
            Map.entry(
                    DeliveryFinding.DELIVERY_PLAINTEXT,
                    of -> "mail to " + DeliveryWords.receivers(of) + " is sent without TLS"),
            Map.entry(EgressFinding.EGRESS_25_DROPPED, of -> "port 25 is blocked" + by(of)),
            Map.entry(EgressFinding.EGRESS_25_REJECTED, of -> "port 25 is blocked" + by(of)));

    /** What a domain does not have. */
    private static final Map<FindingType, String> LACKS = Map.of(
            SpfFinding.SPF_MISSING, "no SPF record",
            PostureFinding.DMARC_MISSING, "no DMARC record",
            PostureFinding.DKIM_MISSING, "no DKIM key");

    private static final Set<FindingType> CLOSED =
            Set.of(EgressFinding.EGRESS_25_DROPPED, EgressFinding.EGRESS_25_REJECTED);

    /** Findings whose message adds nothing to these words. */
    private static final Set<FindingType> WHOLE = Set.of(
            PostureFinding.PTR_MISSING,
            PostureFinding.DMARC_MISSING,
            SpfFinding.SPF_MISSING,
            SpfFinding.SPF_FAIL,
            SpfFinding.SPF_HELO_FAIL,
            EgressFinding.EGRESS_25_INTERCEPTED,
            PostureFinding.EHLO_UNCONFIRMED,
            EgressFinding.EGRESS_25_DROPPED,
            EgressFinding.EGRESS_25_REJECTED);

    private ProblemText() {}

    /** The problem as a clause, for a sentence that goes on. */
    public static String clause(Problem problem) {
        return Optional.ofNullable(WORDS.get(problem.lead().type()))
                .map(words -> words.apply(problem))
                .orElseGet(() -> problem.lead().type().title() + subject(problem));
    }

    /** Problems as clauses. The lists that have one address share a clause, and so do the records that a domain lacks. */
    public static List<String> clauses(List<Problem> problems) {
        Map<String, List<String>> ends = new LinkedHashMap<>();
        for (Problem problem : problems) {
            FindingType type = problem.lead().type();
            if (type == DnsblFinding.DNSBL_LISTED) {
                add(ends, listed(problem) + " is listed at ", lists(problem));
            } else if (LACKS.containsKey(type)) {
                add(ends, domain(problem) + " has ", LACKS.get(type));
            } else {
                add(ends, clause(problem), "");
            }
        }
        return ends.entrySet().stream()
                .map(entry -> entry.getKey() + String.join(" and ", entry.getValue()))
                .toList();
    }

    private static void add(Map<String, List<String>> ends, String begin, String end) {
        List<String> known = ends.computeIfAbsent(begin, key -> new ArrayList<>());
        if (!known.contains(end)) {
            known.add(end);
        }
    }

    /** Whether the words of a problem say all that the messages of its findings say. */
    static boolean saysAll(Problem problem) {
        return WHOLE.contains(problem.lead().type());
    }

    /** The problem as a heading. */
    public static String title(Problem problem) {
        Optional<Particular.Provider> provider = CLOSED.contains(problem.lead().type())
                ? problem.lead().particular(Particular.Provider.class)
                : Optional.empty();
        if (provider.isPresent()) {
            return "Outgoing port 25 is blocked by your provider ("
                    + provider.get().name() + ")";
        }
        String clause = DeliveryWords.title(problem).orElseGet(() -> clause(problem));
        return startsWithAName(problem, clause) ? clause : FindingForms.capital(clause);
    }

    /** A domain keeps its small letters at the beginning of a heading. */
    private static boolean startsWithAName(Problem problem, String clause) {
        return problem.lead().particulars(Particular.Domain.class).stream()
                .anyMatch(domain -> clause.startsWith(domain.name().toString()));
    }

    private static String subject(Problem problem) {
        List<String> subjects =
                problem.findings().stream().map(Finding::subject).distinct().toList();
        return subjects.size() > 2
                ? ": " + subjects.get(0) + " and " + (subjects.size() - 1) + " more"
                : ": " + String.join(", ", subjects);
    }

    private static List<IpAddress> all(Problem problem) {
        return problem.findings().stream()
                .filter(finding -> finding.type() == problem.lead().type())
                .flatMap(finding ->
                        finding.particulars(Particular.Address.class).stream().limit(1))
                .map(Particular.Address::address)
                .distinct()
                .toList();
    }

    private static String addresses(Problem problem) {
        List<IpAddress> all = all(problem);
        return all.isEmpty()
                ? problem.lead().subject()
                : all.stream().map(IpAddress::toString).collect(Collectors.joining(" and "));
    }

    private static String has(Problem problem) {
        return all(problem).size() > 1 ? " have" : " has";
    }

    /** The device that answers in place of mail servers, by the name in its greeting. */
    private static String device(Problem problem) {
        return problem.lead()
                .particular(Particular.Domain.class)
                .map(device -> device.name().toString())
                .orElse("a device on the way");
    }

    /** The name that a finding is about with a blank behind it; empty if the name is not known. */
    private static String name(Problem problem) {
        Finding lead = problem.lead();
        return lead.particular(Particular.Domain.class)
                .map(Particular.Domain::name)
                .or(() -> lead.particular(Particular.Published.class)
                        .map(each -> each.published().owner()))
                .map(name -> name + " ")
                .orElse("");
    }

    private static String domain(Problem problem) {
        return problem.lead()
                .particular(Particular.Domain.class)
                .map(Particular.Domain::name)
                .map(DomainName::toString)
                .orElse(problem.lead().subject());
    }

    /** The address or the domain that a list has. */
    private static String listed(Problem problem) {
        Finding lead = problem.lead();
        return lead.particular(Particular.Address.class)
                .map(each -> each.address().toString())
                .or(() -> lead.particular(Particular.Domain.class)
                        .map(each -> each.name().toString()))
                .orElse(lead.subject());
    }

    private static String lists(Problem problem) {
        return problem.findings().stream()
                .flatMap(finding -> finding.particulars(Particular.ListId.class).stream())
                .map(Particular.ListId::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String by(Problem problem) {
        return problem.lead()
                .particular(Particular.Provider.class)
                .map(provider -> " by " + provider.name())
                .orElse(" between this machine and other mail servers");
    }
}
