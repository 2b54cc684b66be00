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
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.stop.StoppableDns;
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

/** One run of a {@link LogoCheck}. */
final class LogoExamination {

    /** A longer document is not read to its end. */
    private static final int MOST_OCTETS = 262_144;

    private static final Pattern RECORD = Pattern.compile("\\s*v\\s*=\\s*BIMI1\\s*(;.*)?", Pattern.DOTALL);
    private static final Pattern LOCATION = Pattern.compile("(?is)l\\s*=.*");
    private static final Pattern ADDRESS =
            Pattern.compile("https://([A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?(/[\\x21-\\x22\\x24-\\x7e]*)?(#.*)?", 2);

    private final StoppableDns run;
    private final HttpsFetcher fetcher;
    private final DomainName domain;

    LogoExamination(StoppableDns run, HttpsFetcher fetcher, DomainName domain) {
        this.run = run;
        this.fetcher = fetcher;
        this.domain = domain;
    }

    LogoReport judge() {
        Answer<String> record = record();
        if (record instanceof Answer.Unanswered<String> silent) {
            return unanswered(silent.reason(), silent.detail());
        }
        return record instanceof Answer.Present<String> found
                ? address(found.value()).map(this::judged).orElseGet(LogoReport::nothing)
                : LogoReport.nothing();
    }

    private Answer<String> record() {
        Answer<String> own = record(domain);
        if (!(own instanceof Answer.Absent<String>)) {
            return own;
        }
        Answer<DomainName> organization = Posture.over(run).organization(domain);
        if (organization instanceof Answer.Unanswered<DomainName> silent) {
            return Answer.unanswered(silent.reason(), silent.detail());
        }
        return organization instanceof Answer.Present<DomainName> found
                        && !found.value().equals(domain)
                ? record(found.value())
                : own;
    }

    /** The one BIMI record of a domain. Of several none counts (BIMI draft, section 7.2). */
    private Answer<String> record(DomainName owner) {
        DomainName name;
        try {
            name = owner.prepend("_bimi").prepend("default");
        } catch (IllegalArgumentException e) {
            return Answer.absent();
        }
        DnsAnswer answer = run.ask(DnsQuestion.of(name, RecordType.TXT));
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return Answer.unanswered(silent.reason(), name + ": " + silent.detail());
        }
        List<String> texts = answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .filter(text -> RECORD.matcher(text).matches())
                        .toList()
                : List.of();
        return texts.size() == 1 ? Answer.present(texts.get(0)) : Answer.absent();
    }

    private static Optional<String> address(String record) {
        return Stream.of(record.split(";"))
                .map(String::strip)
                .filter(tag -> LOCATION.matcher(tag).matches())
                .map(tag -> tag.substring(tag.indexOf('=') + 1).strip())
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    private LogoReport judged(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return LogoReport.nothing();
        }
        Optional<String> port = Optional.ofNullable(parts.group(2)).filter(text -> !text.equals(":443"));
        if (port.isPresent()) {
            return unanswered(
                    Reason.NOT_SUPPORTED,
                    "the address of the logo names port " + port.get().substring(1));
        }
        DomainName host;
        try {
            host = DomainName.parse(parts.group(1));
        } catch (IllegalArgumentException e) {
            return LogoReport.nothing();
        }
        Fetched fetched = fetch(host, Optional.ofNullable(parts.group(3)).orElse("/"));
        if (fetched instanceof Fetched.Document document) {
            return judged(address, document);
        }
        Fetched.Failed failed = (Fetched.Failed) fetched;
        if (failed.reason() == Reason.REFUSED) {
            return missing(address, "the certificate of " + host + " is not accepted");
        }
        return hasNoAddress(host)
                ? missing(address, host + " has no address")
                : unanswered(failed.reason(), failed.detail());
    }

    private Fetched fetch(DomainName host, String path) {
        return run.blocking(
                "mailworthy-fetch",
                () -> fetcher.fetch(host, path, MOST_OCTETS),
                stopped -> new Fetched.Failed(stopped.reason(), host + ": " + stopped.detail()));
    }

    private boolean hasNoAddress(DomainName host) {
        return Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> run.ask(DnsQuestion.of(host, type)))
                .noneMatch(answer -> answer instanceof DnsAnswer.Records || answer instanceof DnsAnswer.Unanswered);
    }

    private LogoReport judged(String address, Fetched.Document document) {
        if (document.status() != 200) {
            return missing(
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
                        "The logo does not follow SVG Tiny PS: " + String.join("; ", faults) + ".",
                        address));
    }

    private LogoReport missing(String address, String why) {
        return LogoReport.of(finding(
                LogoFinding.BIMI_LOGO_MISSING,
                "The BIMI record names a logo that is not served: " + why + ".",
                address));
    }

    private Finding finding(LogoFinding type, String message, String address) {
        return Finding.of(type, domain.toString(), message, new Evidence("BIMI record of " + domain, "l=" + address))
                .about(new Particular.Domain(domain));
    }

    private LogoReport unanswered(Reason reason, String detail) {
        return LogoReport.of(new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES, "BIMI logo of " + domain, reason, detail, Hint.Standard.RUN_AGAIN)
                .leavingOpen(LogoFinding.values()));
    }
}
