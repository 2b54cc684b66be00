package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.result.SpfResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds whose a source of mail is. The user's word counts first, then what the domain's SPF record lets send, then what receivers
 * saw proved, then the address alone. A missing answer makes a source unknown, never a stranger.
 */
final class SourceAttribution {

    private final Dns dns;
    private final SpfView spf;
    private final SendingServices services;
    private final NamedSources named;
    private final Map<SendingService, SpfSurvey> surveys = new LinkedHashMap<>();

    SourceAttribution(Dns dns, SpfView spf, SendingServices services, NamedSources named) {
        this.dns = dns;
        this.spf = spf;
        this.services = services;
        this.named = named;
    }

    /** @param rows mail of this source under one policy domain, at least one */
    Attribution of(IpAddress source, List<SeenMail> rows) {
        return byUser(source)
                .or(() -> bySpf(source, rows.get(0).domain()))
                .or(() -> byProof(rows))
                .orElseGet(() -> byAddress(source, rows));
    }

    private Optional<Attribution> byUser(IpAddress source) {
        return named.of(source).map(kind -> Attribution.of(kind, Ground.NAMED));
    }

    private Optional<Attribution> bySpf(IpAddress source, DomainName domain) {
        return spf.check(source, domain)
                .filter(check -> check.result() == SpfResult.PASS)
                .map(check -> allowed(check, domain));
    }

    /** A pass by another domain's record is a service's, also where the service is not known by name. */
    private Attribution allowed(SpfCheck check, DomainName domain) {
        return Stream.concat(included(check), check.path().stream().flatMap(name -> DomainName.ofOctets(name).stream()))
                .filter(name -> !name.isAtOrBelow(domain) && !domain.isAtOrBelow(name))
                .findFirst()
                .map(name -> Attribution.of(
                        SourceKind.SERVICE,
                        Ground.SPF_RECORD,
                        services.including(name).orElseGet(() -> ofRecord(name))))
                .orElseGet(() -> Attribution.of(SourceKind.YOURS, Ground.SPF_RECORD));
    }

    /** The name in the include that let the address pass, if it is one. */
    private static Stream<DomainName> included(SpfCheck check) {
        Optional<String> term = check.cause().term();
        return check.record().stream()
                .flatMap(record -> record.directives().stream())
                .filter(directive -> term.filter(directive.text()::equals).isPresent())
                .filter(directive -> directive.mechanism() instanceof Mechanism.Include)
                .flatMap(directive -> ((Mechanism.Include) directive.mechanism()).domain().name().stream());
    }

    private static SendingService ofRecord(DomainName include) {
        return new SendingService(
                include.toString(),
                include.toString(),
                Optional.of(include),
                List.of(include),
                Optional.empty(),
                "the domain's SPF record");
    }

    private Optional<Attribution> byProof(List<SeenMail> rows) {
        Optional<Attribution> service = proved(services.senders(), rows)
                .map(known -> Attribution.of(SourceKind.SERVICE, Ground.SERVICE_DOMAIN, known));
        if (service.isPresent()) {
            return service;
        }
        if (rows.stream().anyMatch(SeenMail::isSpfAligned)) {
            return Optional.of(Attribution.of(SourceKind.YOURS, Ground.SPF_SEEN));
        }
        Optional<Attribution> forwarder = proved(services.forwarders(), rows)
                .map(known -> Attribution.of(SourceKind.FORWARDER, Ground.SERVICE_DOMAIN, known));
        if (forwarder.isPresent()) {
            return forwarder;
        }
        if (rows.stream().anyMatch(SeenMail::isDkimAligned)) {
            return Optional.of(Attribution.of(SourceKind.FORWARDER, Ground.SIGNATURE));
        }
        return rows.stream().anyMatch(SeenMail::wasForwarded)
                ? Optional.of(Attribution.of(SourceKind.FORWARDER, Ground.RECEIVER))
                : Optional.empty();
    }

    private static Optional<SendingService> proved(List<SendingService> among, List<SeenMail> rows) {
        return among.stream()
                .filter(known -> rows.stream().anyMatch(known::isProvedBy))
                .findFirst();
    }

    private Attribution byAddress(IpAddress source, List<SeenMail> rows) {
        DomainName domain = rows.get(0).domain();
        Optional<SpfResult> own = spf.result(source, domain);
        if (own.isEmpty()) {
            return Attribution.unknown("too many sources to evaluate SPF for each");
        }
        if (own.orElseThrow() == SpfResult.TEMPERROR) {
            return Attribution.unknown("the SPF record of " + domain + " has no answer");
        }
        Optional<SendingService> service = services.senders().stream()
                .filter(known -> known.include().isPresent())
                .filter(known -> survey(known).authorised().contains(source))
                .findFirst();
        if (service.isPresent()) {
            return Attribution.of(SourceKind.SERVICE, Ground.SERVICE_ADDRESS, service.orElseThrow());
        }
        Optional<SendingService> silent = services.senders().stream()
                .filter(known -> known.include().isPresent())
                .filter(known -> !survey(known).unanswered().isEmpty())
                .findFirst();
        if (silent.isPresent()) {
            return Attribution.unknown(
                    "the addresses of " + silent.orElseThrow().name() + " have no answer");
        }
        return rows.stream().anyMatch(row -> row.dmarc().isEmpty())
                ? Attribution.unknown("a report does not have the results of its mail")
                : Attribution.of(SourceKind.STRANGER, Ground.NOTHING);
    }

    private SpfSurvey survey(SendingService service) {
        return surveys.computeIfAbsent(
                service, known -> SpfPublisher.over(dns).survey(known.include().orElseThrow()));
    }
}
