package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.mirror.data.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers of one zone, which may have several files. Records of the zone itself, such as SOA, come from the first file that
 * has them.
 */
final class MirrorAnswers {

    private static final int NOERROR = 0;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int REFUSED = 5;

    private final DomainName zone;
    private final List<MirrorZone> files;
    private final Clock clock;
    private final String source;

    MirrorAnswers(DomainName zone, List<MirrorZone> files, Clock clock) {
        this.zone = zone;
        this.files = files;
        this.clock = clock;
        this.source =
                "mirror " + files.stream().map(file -> file.file().toString()).collect(Collectors.joining(", "));
    }

    /** The answer to a {@link DnsQuestion question} about the zone's name or a name below it. Expired data give no answer. */
    DnsAnswer answer(DnsQuestion question) {
        Optional<Instant> end = files.stream()
                .map(MirrorZone::expires)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        if (end.isPresent() && clock.instant().isAfter(end.get())) {
            return new DnsAnswer.ServerFailure("the mirrored data expired at " + end.get(), origin(SERVFAIL));
        }
        return question.name().equals(zone) ? apex(question.type()) : below(question);
    }

    private DnsAnswer apex(RecordType type) {
        return switch (type) {
            case SOA ->
                soa().map(specials -> records(specials.soa().stream(), specials.soaTtl()))
                        .orElseGet(() -> new DnsAnswer.Refused(origin(REFUSED)));
            case NS ->
                nameServers().map(this::nameServerRecords).orElseGet(() -> new DnsAnswer.Refused(origin(REFUSED)));
            default -> noData();
        };
    }

    private DnsAnswer nameServerRecords(Specials specials) {
        return records(
                specials.nameServers().stream().map(name -> new DnsRecord.Name(RecordType.NS, name)),
                specials.nameServerTtl());
    }

    private DnsAnswer below(DnsQuestion question) {
        DomainName front = front(question.name());
        Set<Listing> listings = new LinkedHashSet<>();
        long ttl = Long.MAX_VALUE;
        for (MirrorZone file : files) {
            List<Listing> some = file.listings(front).toList();
            listings.addAll(some);
            boolean counts = some.stream().anyMatch(listing -> question.type() == RecordType.A || listing.hasText());
            ttl = counts ? Math.min(ttl, file.specials().ttl()) : ttl;
        }
        if (listings.isEmpty()) {
            return new DnsAnswer.NoSuchName(negativeTtl(), origin(NXDOMAIN));
        }
        return switch (question.type()) {
            case A ->
                records(listings.stream().map(Listing::ipAddress).distinct().map(DnsRecord.Address::new), ttl);
            case TXT ->
                records(
                        listings.stream()
                                .filter(Listing::hasText)
                                .map(Listing::text)
                                .distinct()
                                .map(MirrorAnswers::txt),
                        ttl);
            default -> noData();
        };
    }

    private static DnsRecord txt(String octets) {
        return new DnsRecord.Txt(List.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private DnsAnswer records(Stream<? extends DnsRecord> found, long ttl) {
        List<DnsRecord> records = found.<DnsRecord>map(record -> record).toList();
        return records.isEmpty() ? noData() : new DnsAnswer.Records(records, ttl, origin(NOERROR));
    }

    private DnsAnswer noData() {
        return new DnsAnswer.NoData(negativeTtl(), origin(NOERROR));
    }

    /** The TTL of an absence. It is 0 without an SOA record, because such an answer must not be cached (RFC 2308 section 5). */
    private long negativeTtl() {
        return soa().flatMap(Specials::soa).map(DnsRecord.Soa::minimum).orElse(0L);
    }

    private Optional<Specials> soa() {
        return files.stream()
                .map(MirrorZone::specials)
                .filter(specials -> specials.soa().isPresent())
                .findFirst();
    }

    private Optional<Specials> nameServers() {
        return files.stream()
                .map(MirrorZone::specials)
                .filter(specials -> !specials.nameServers().isEmpty())
                .findFirst();
    }

    /** The labels in front of the zone. */
    private DomainName front(DomainName name) {
        byte[] wire = name.wire();
        int end = wire.length - zone.wire().length;
        List<byte[]> labels = new ArrayList<>();
        for (int at = 0; at < end; at += wire[at] + 1) {
            labels.add(Arrays.copyOfRange(wire, at + 1, at + 1 + wire[at]));
        }
        return DomainName.ofLabels(labels);
    }

    private DnsAnswer.Origin origin(int rcode) {
        return new DnsAnswer.Origin(source, rcode, false, Duration.ZERO);
    }
}
