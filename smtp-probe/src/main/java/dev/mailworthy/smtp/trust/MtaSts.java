package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a certificate by MTA-STS (RFC 8461) of one domain, for one of its hosts. */
final class MtaSts {

    static final String WELL_KNOWN = "/.well-known/mta-sts.txt";

    /** The record of RFC 8461 section 3.1: version first, then the id; both are required. */
    private static final Pattern RECORD =
            Pattern.compile("v=STSv1\\s*;(?:.*;)?\\s*id\\s*=\\s*([A-Za-z0-9]{1,32})\\s*(?:;.*)?", Pattern.DOTALL);

    private final Dns dns;
    private final HttpsFetcher fetcher;

    MtaSts(Dns dns, HttpsFetcher fetcher) {
        this.dns = dns;
        this.fetcher = fetcher;
    }

    /** A policy; or, without one, the judgement that replaces it. */
    private record Found(Optional<StsPolicy> policy, TrustJudgement otherwise) {
        static Found nothing(TrustJudgement why) {
            return new Found(Optional.empty(), why);
        }
    }

    /** @param ofCertificate path, name and dates, which must all hold; empty without TLS */
    StsJudgement judge(TrustRequest request, List<TrustJudgement> ofCertificate) {
        if (request.domain().isEmpty()) {
            return new StsJudgement(new TrustJudgement.NotApplicable("no domain was given"), Optional.empty());
        }
        Found found = policy(request.domain().get());
        return new StsJudgement(
                found.policy()
                        .map(policy -> outcome(policy, request.host(), ofCertificate))
                        .orElse(found.otherwise()),
                found.policy());
    }

    private static TrustJudgement outcome(StsPolicy policy, DomainName host, List<TrustJudgement> ofCertificate) {
        String mode = "the policy (" + policy.mode().name().toLowerCase(Locale.ROOT) + ")";
        if (policy.mode() == StsPolicy.Mode.NONE) {
            return new TrustJudgement.NotApplicable("the domain has switched its policy off");
        }
        if (!policy.names(host)) {
            return new TrustJudgement.Fails(host + " is no MX of " + mode);
        }
        if (ofCertificate.isEmpty()) {
            return new TrustJudgement.Fails(mode + " asks for TLS, and there was none");
        }
        return ofCertificate.stream()
                .filter(judgement -> !(judgement instanceof TrustJudgement.Holds))
                .findFirst()
                .orElse(new TrustJudgement.Holds("as " + mode + " asks for"));
    }

    private Found policy(DomainName domain) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(domain.prepend("_mta-sts"), RecordType.TXT));
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return Found.nothing(new TrustJudgement.Unanswered(silent.reason(), "_mta-sts: " + silent.detail()));
        }
        return id(answer).isPresent()
                ? fetch(domain)
                : Found.nothing(new TrustJudgement.NotApplicable(domain + " announces no policy"));
    }

    /** The id of the one valid record of a domain. Absent if there is none, or if the domain is too long for one. */
    static Answer<String> id(Dns dns, DomainName domain) {
        DnsAnswer answer;
        try {
            answer = dns.ask(DnsQuestion.of(domain.prepend("_mta-sts"), RecordType.TXT));
        } catch (IllegalArgumentException e) {
            return Answer.absent();
        }
        return answer instanceof DnsAnswer.Unanswered silent
                ? Answer.unanswered(silent.reason(), silent.detail())
                : id(answer).map(Answer::present).orElseGet(Answer::absent);
    }

    private static Optional<String> id(DnsAnswer answer) {
        List<String> records = answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .filter(text -> text.startsWith("v=STSv1;"))
                        .toList()
                : List.of();
        // Several records count as none (section 3.1).
        return records.size() == 1
                ? Optional.of(RECORD.matcher(records.get(0)))
                        .filter(Matcher::matches)
                        .map(found -> found.group(1))
                : Optional.empty();
    }

    private Found fetch(DomainName domain) {
        HttpsFetcher.Fetched fetched = fetcher.fetch(domain.prepend("mta-sts"), WELL_KNOWN, StsPolicy.MAX_OCTETS);
        if (fetched instanceof HttpsFetcher.Fetched.Failed failed) {
            return Found.nothing(new TrustJudgement.Unanswered(failed.reason(), "policy: " + failed.detail()));
        }
        HttpsFetcher.Fetched.Document document = (HttpsFetcher.Fetched.Document) fetched;
        if (document.status() != 200) {
            return Found.nothing(new TrustJudgement.Unanswered(
                    Reason.REFUSED, "policy: the web server answered " + document.status()));
        }
        boolean plain = document.contentType()
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip()
                .equals("text/plain");
        Optional<StsPolicy> policy = plain ? StsPolicy.parse(document.body()) : Optional.empty();
        return new Found(
                policy,
                new TrustJudgement.Unanswered(
                        Reason.MALFORMED, plain ? "policy: a document that is none" : "policy: not text/plain"));
    }
}
