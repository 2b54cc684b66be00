package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.GenericName;
import dev.mailworthy.core.posture.text.PublishablePlaces;
import dev.mailworthy.core.posture.text.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Examines what a domain and its sending addresses publish. It only asks the DNS. Safe for use by many threads.
 *
 * <pre>{@code
 * PostureReport report = Posture.over(WireDns.system())
 *         .examine(new PostureRequest(DomainName.parse("example.org"), List.of(), Optional.empty()));
 * report.findings().forEach(finding -> System.out.println(finding.code() + " " + finding.message()));
 * report.unanswered().forEach(open -> System.out.println("unanswered: " + open.check()));
 * }</pre>
 */
public final class Posture {

    /** The most questions for one domain without addresses, see {@link #examine}. */
    static final int MOST_QUESTIONS = 160;

    private static final int FOR_AN_ADDRESS = 14;
    private static final int FOR_ANOTHER_DOMAIN = 20;

    private final Dns dns;
    private final Optional<ValidatedDns> validated;
    private final CallLimits limits;

    private Posture(Dns dns, Optional<ValidatedDns> validated, CallLimits limits) {
        this.dns = dns;
        this.validated = validated;
        this.limits = limits;
    }

    /**
     * {@return examinations that do not validate with DNSSEC}
     *
     * @param dns answers all questions, without DNSSEC validation
     */
    public static Posture over(Dns dns) {
        return new Posture(dns, Optional.empty(), CallLimits.standard());
    }

    /**
     * Adds DNSSEC validation for TLSA records. Without it a check of existing TLSA records stays unanswered.
     *
     * @param port must ask the same DNS
     * @return examinations that also judge TLSA records (RFC 7672)
     */
    public Posture withValidated(ValidatedDns port) {
        return new Posture(dns, Optional.of(port), limits);
    }

    /**
     * Runs the asynchronous forms on another executor. The default has a daemon thread for each.
     *
     * @param executor runs blocking work
     * @return examinations with this executor
     */
    public Posture withExecutor(Executor executor) {
        return new Posture(dns, validated, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. Checks without an answer by then are unanswered with {@link Reason#TIMEOUT}. Without it the
     * deadlines of the DNS bound the time.
     *
     * @param time of one call, more than zero
     * @return examinations with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public Posture within(Duration time) {
        return new Posture(dns, validated, limits.within(time));
    }

    /**
     * Runs the examinations of the request and waits for them. The deadlines of {@link Dns}, or {@link #within}, bound the time.
     * After an interrupt the checks without an answer are unanswered, and the thread stays interrupted. It sends at most 160
     * questions, 14 more for each address, 20 more for each further domain and one more for each selector. Checks that would need
     * more stay unanswered.
     *
     * @param request the domain, its addresses, and the parts to examine
     * @return findings, confirmed and unanswered checks; an unanswered check is not a pass
     */
    public PostureReport examine(PostureRequest request) {
        return limits.blocking(dns, run -> new Posture(run, validated.map(run::validated), limits).report(request));
    }

    /**
     * Examines like {@link #examine}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling
     * it, or its {@code orTimeout}, stops the questions.
     *
     * @param request the domain, its addresses, and the parts to examine
     * @return the future of what {@link #examine} gives
     */
    public CompletableFuture<PostureReport> examineAsync(PostureRequest request) {
        return limits.async(() -> examine(request));
    }

    private PostureReport report(PostureRequest request) {
        Questions questions = new Questions(dns, most(request));
        List<ExchangeExamination> exchanges = wanted(request, PostureGroup.EXCHANGES)
                ? domains(request)
                        .map(domain -> new ExchangeExamination(questions, domain))
                        .toList()
                : List.of();
        GenericName generic = new GenericName(name -> isOwn(questions, request, name));
        List<AddressExamination> addresses = wanted(request, PostureGroup.ADDRESSES)
                ? request.addresses().stream()
                        .map(address -> new AddressExamination(questions, address, request.at(address), generic))
                        .toList()
                : List.of();
        List<Examination> all = new ArrayList<>(exchanges);
        all.addAll(addresses);
        all.addAll(others(questions, request, generic));
        all.forEach(Examination::follow);
        PostureNotes notes = new PostureNotes();
        all.forEach(examination -> examination.conclude(notes));
        Answer<List<DnsRecord.Mx>> mx = exchanges.stream()
                .findFirst()
                .map(ExchangeExamination::answer)
                .orElseGet(() -> Answer.notApplicable("not asked for"));
        return new PostureReport(
                mx,
                addresses.stream().map(AddressExamination::posture).toList(),
                new PublishablePlaces(questions, name -> isOwn(questions, request, name)).corrected(notes.findings),
                notes.confirmed,
                notes.unanswered);
    }

    /**
     * DMARC for messages from one domain (RFC 9989). It sends at most eight questions for each domain. Blocks like {@link #examine}.
     *
     * @param from the domain of the From header field
     * @param others domains that SPF or DKIM proves, whose alignment is wanted
     * @return the record that applies, and which of the other domains are aligned
     */
    public DmarcView dmarc(DomainName from, Collection<DomainName> others) {
        return limits.blocking(dns, run -> DmarcView.of(new Questions(run, MOST_QUESTIONS), from, others));
    }

    /**
     * {@return the organisation's domain above a domain, or the domain itself (RFC 9989 section 4.10.2)} It sends at most eight
     * questions. Blocks like {@link #examine}.
     *
     * @param domain any domain, also one below a public suffix
     */
    public Answer<DomainName> organization(DomainName domain) {
        return limits.blocking(dns, run -> new TreeWalk(new Questions(run, MOST_QUESTIONS), domain).organizational());
    }

    private static int most(PostureRequest request) {
        return MOST_QUESTIONS
                + FOR_AN_ADDRESS * request.addresses().size()
                + FOR_ANOTHER_DOMAIN * ((int) domains(request).count() - 1)
                + request.selectors().size();
    }

    /** Whether a name is at or below a domain of the request, or below the organisation's domain (RFC 9989 section 4.10.2). */
    private static boolean isOwn(Questions questions, PostureRequest request, DomainName name) {
        return domains(request).anyMatch(name::isAtOrBelow)
                || new TreeWalk(questions, request.domain()).organizational()
                                instanceof Answer.Present<DomainName> found
                        && name.isAtOrBelow(found.value());
    }

    private static Stream<DomainName> domains(PostureRequest request) {
        return Stream.of(request.domain(), request.mailFrom(), request.from()).distinct();
    }

    private static boolean wanted(PostureRequest request, PostureGroup group) {
        return request.groups().contains(group);
    }

    private List<Examination> others(Questions questions, PostureRequest request, GenericName generic) {
        List<Examination> all = new ArrayList<>();
        if (wanted(request, PostureGroup.ADDRESSES)) {
            request.byName()
                    .forEach(named -> named.ehlo()
                            .ifPresent(name -> all.add(new EhloExamination(questions, name, named, generic))));
        }
        if (wanted(request, PostureGroup.DMARC)) {
            all.add(new DmarcExamination(questions, request));
        }
        if (wanted(request, PostureGroup.TRANSPORT)) {
            all.add(new TextExamination(questions, TextExamination.Kind.MTA_STS, request.domain()));
            all.add(new TextExamination(questions, TextExamination.Kind.TLS_RPT, request.domain()));
            all.add(new HostTrustExamination(questions, validated, request.domain()));
        }
        if (wanted(request, PostureGroup.SERVICES)) {
            all.add(ServiceExamination.ofSrv(questions, request.domain()));
            all.add(ServiceExamination.ofAutoconfig(questions, request.domain()));
            all.add(new TextExamination(questions, TextExamination.Kind.BIMI, request.domain()));
        }
        if (wanted(request, PostureGroup.DKIM)) {
            all.add(new DkimExamination(questions, request));
        }
        return all;
    }
}
