package dev.mailworthy.smtp.trust.logo;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import dev.mailworthy.smtp.trust.HttpsFetcher.Fetched;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fetches the logo that the BIMI record of a domain names, and judges it ({@link LogoFile}): one GET, no redirect, at most
 * {@value #MOST_OCTETS} octets. A domain without a record has that of its organisation (BIMI draft, section 7.2).
 */
public final class LogoCheck {

    /** A longer document is not read to its end. */
    private static final int MOST_OCTETS = 262_144;

    private static final Pattern RECORD = Pattern.compile("\\s*v\\s*=\\s*BIMI1\\s*(;.*)?", Pattern.DOTALL);
    private static final Pattern ADDRESS =
            Pattern.compile("https://([A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?(/[\\x21-\\x22\\x24-\\x7e]*)?(#.*)?", 2);

    private final Dns dns;
    private final HttpsFetcher fetcher;

    private LogoCheck(Dns dns, HttpsFetcher fetcher) {
        this.dns = dns;
        this.fetcher = fetcher;
    }

    /**
     * {@return a check of BIMI logos}
     *
     * @param dns is asked for the record
     * @param fetcher gets the logo
     */
    public static LogoCheck over(Dns dns, HttpsFetcher fetcher) {
        return new LogoCheck(dns, fetcher);
    }

    /**
     * Judges the logo. A record that names none, or that has an error, is not the matter of this check. Blocks during DNS
     * questions and for the time limit of the fetcher.
     *
     * @param domain a mail domain
     * @return findings, confirmed and unanswered checks
     */
    public LogoReport examine(DomainName domain) {
        return address(domain).map(address -> judge(domain, address)).orElseGet(LogoReport::nothing);
    }

    private Optional<String> address(DomainName domain) {
        Optional<String> own = record(domain);
        return own.or(() -> Posture.over(dns).organization(domain) instanceof Answer.Present<DomainName> found
                                && !found.value().equals(domain)
                        ? record(found.value())
                        : Optional.empty())
                .flatMap(text -> Stream.of(text.split(";"))
                        .map(String::strip)
                        .filter(tag -> tag.matches("(?is)l\\s*=.*"))
                        .map(tag -> tag.substring(tag.indexOf('=') + 1).strip())
                        .filter(address -> !address.isEmpty())
                        .findFirst());
    }

    private Optional<String> record(DomainName domain) {
        DomainName name;
        try {
            name = domain.prepend("_bimi").prepend("default");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<String> texts = dns.ask(DnsQuestion.of(name, RecordType.TXT)) instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .filter(text -> RECORD.matcher(text).matches())
                        .toList()
                : List.of();
        return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
    }

    private LogoReport judge(DomainName domain, String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return LogoReport.nothing();
        }
        Optional<String> port = Optional.ofNullable(parts.group(2)).filter(text -> !text.equals(":443"));
        if (port.isPresent()) {
            return unanswered(
                    domain,
                    Reason.NOT_SUPPORTED,
                    "the address of the logo names port " + port.get().substring(1));
        }
        DomainName host;
        try {
            host = DomainName.parse(parts.group(1));
        } catch (IllegalArgumentException e) {
            return LogoReport.nothing();
        }
        Fetched fetched =
                fetcher.fetch(host, Optional.ofNullable(parts.group(3)).orElse("/"), MOST_OCTETS);
        if (fetched instanceof Fetched.Document document) {
            return judge(domain, address, document);
        }
        Fetched.Failed failed = (Fetched.Failed) fetched;
        if (failed.reason() == Reason.REFUSED) {
            return missing(domain, address, "the certificate of " + host + " is not accepted");
        }
        return hasNoAddress(host)
                ? missing(domain, address, host + " has no address")
                : unanswered(domain, failed.reason(), failed.detail());
    }

    private boolean hasNoAddress(DomainName host) {
        return Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> dns.ask(DnsQuestion.of(host, type)))
                .noneMatch(answer -> answer instanceof DnsAnswer.Records || answer instanceof DnsAnswer.Unanswered);
    }

    private static LogoReport judge(DomainName domain, String address, Fetched.Document document) {
        if (document.status() != 200) {
            return missing(
                    domain,
                    address,
                    "the web server answers with "
                            + (document.status() / 100 == 3
                                    ? "a redirect (" + document.status() + "), which not every receiver follows"
                                    : "" + document.status()));
        }
        List<String> faults = LogoFile.faults(document.body());
        return faults.isEmpty()
                ? LogoReport.of(
                        new Confirmed("BIMI logo of " + domain, "SVG Tiny PS, " + document.body().length + " octets"))
                : LogoReport.of(finding(
                        LogoFinding.BIMI_LOGO_UNUSABLE,
                        domain,
                        "The logo does not follow SVG Tiny PS: " + String.join("; ", faults) + ".",
                        address));
    }

    private static LogoReport missing(DomainName domain, String address, String why) {
        return LogoReport.of(finding(
                LogoFinding.BIMI_LOGO_MISSING,
                domain,
                "The BIMI record names a logo that is not served: " + why + ".",
                address));
    }

    private static Finding finding(LogoFinding type, DomainName domain, String message, String address) {
        return Finding.of(type, domain.toString(), message, new Evidence("BIMI record of " + domain, "l=" + address))
                .about(new Particular.Domain(domain));
    }

    private static LogoReport unanswered(DomainName domain, Reason reason, String detail) {
        return LogoReport.of(new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES, "BIMI logo of " + domain, reason, detail, Hint.Standard.RUN_AGAIN)
                .leavingOpen(LogoFinding.values()));
    }
}
