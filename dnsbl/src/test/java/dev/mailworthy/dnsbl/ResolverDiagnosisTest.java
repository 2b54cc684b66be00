package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Profile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The findings from a resolver's answers to the three questions. */
class ResolverDiagnosisTest {

    private static final long SEED = 20261130;
    private static final DnsAnswer.Origin ORIGIN = DnsAnswer.Origin.none("test");

    private static DnsAnswer answer(String word) {
        return switch (word) {
            case "nxdomain" -> new DnsAnswer.NoSuchName(60, ORIGIN);
            case "servfail" -> new DnsAnswer.ServerFailure("", ORIGIN);
            case "timeout" -> new DnsAnswer.Timeout(ORIGIN);
            default -> new DnsAnswer.Records(List.of(new DnsRecord.Address(IpAddress.parse(word))), 60, ORIGIN);
        };
    }

    private static ResolverDiagnosis diagnose(String resolver, String asksFrom, String invented, String forged) {
        Function<DnsQuestion, DnsAnswer> answers =
                question -> switch (question.name().toString()) {
                    case "whoami.akamai.net" -> answer(asksFrom);
                    case "dnssec-failed.org" -> answer(forged);
                    default -> answer(invented);
                };
        Dns dns = question -> CompletableFuture.completedFuture(answers.apply(question));
        Catalogue none = Catalogue.bundled().only(List.of()).profile(Profile.ALL);
        return Dnsbl.over(dns, none)
                .diagnose(
                        List.of(IpAddress.parse(resolver)),
                        List.of(IpAddress.parse("192.0.2.1")),
                        new SplittableRandom(SEED));
    }

    private static String findings(ResolverDiagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::code).collect(Collectors.joining(" "));
    }

    private static String particulars(ResolverDiagnosis diagnosis) {
        return diagnosis.findings().stream()
                .flatMap(finding -> finding.particulars().stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | 192.0.2.1   | nxdomain   | servfail  | '' | ''"
                        + " | resolver 127.0.0.1; the address that lists see; a name that does not exist; forged signatures"
                        + " (dnssec-failed.org)",
                "8.8.8.8   | 192.0.2.1   | nxdomain   | servfail  | DNSBL-RESOLVER-PUBLIC | Address[address=8.8.8.8]"
                        + " | the address that lists see; a name that does not exist; forged signatures (dnssec-failed.org)",
                "127.0.0.1 | 203.0.113.9 | nxdomain   | servfail  | DNSBL-RESOLVER-FORWARDS | Address[address=203.0.113.9]"
                        + " | resolver 127.0.0.1; a name that does not exist; forged signatures (dnssec-failed.org)",
                "192.0.2.53 | 8.8.4.4    | nxdomain   | servfail  | DNSBL-RESOLVER-FORWARDS | Address[address=8.8.4.4]"
                        + " | resolver 192.0.2.53; a name that does not exist; forged signatures (dnssec-failed.org)",
                "127.0.0.1 | 192.0.2.1   | 198.51.100.7 | servfail | DNSBL-RESOLVER-REWRITES | Domain[name=NOBODY]"
                        + " | resolver 127.0.0.1; the address that lists see; forged signatures (dnssec-failed.org)",
                "127.0.0.1 | 192.0.2.1   | nxdomain   | 192.0.2.9 | DNSBL-RESOLVER-NOT-VALIDATING"
                        + " | Domain[name=dnssec-failed.org] | resolver 127.0.0.1; the address that lists see; a name that does not"
                        + " exist",
            })
    void eachFaultIsAFindingAboutWhatItConcerns(
            String resolver,
            String asksFrom,
            String invented,
            String forged,
            String findings,
            String particulars,
            String confirmed) {
        ResolverDiagnosis diagnosis = diagnose(resolver, asksFrom, invented, forged);
        assertThat(findings(diagnosis)).isEqualTo(findings);
        assertThat(particulars(diagnosis).replaceAll("name=[0-9a-f]{32}\\.com", "name=NOBODY"))
                .as("seed " + SEED)
                .isEqualTo(particulars);
        assertThat(diagnosis.confirmed().stream().map(Confirmed::check).collect(Collectors.joining("; ")))
                .isEqualTo(confirmed);
        assertThat(diagnosis.unanswered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timeout,   nxdomain, servfail,  the address that lists see,      TIMEOUT",
        "nxdomain,  nxdomain, servfail,  the address that lists see,      MALFORMED",
        "192.0.2.1, servfail, servfail,  whether names are invented,      SERVFAIL",
        "192.0.2.1, nxdomain, timeout,   whether DNSSEC is validated,     TIMEOUT",
        "192.0.2.1, nxdomain, nxdomain,  whether DNSSEC is validated,     CANARY_FAILED",
    })
    void anUnansweredQuestionIsNoFinding(String asksFrom, String invented, String forged, String check, String reason) {
        ResolverDiagnosis diagnosis = diagnose("127.0.0.1", asksFrom, invented, forged);
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.unanswered())
                .extracting(UnansweredCheck::check, each -> each.why().name())
                .containsExactly(tuple(check, reason));
    }
}
