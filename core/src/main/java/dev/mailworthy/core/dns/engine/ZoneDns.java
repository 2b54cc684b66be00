package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.internal.zone.ZoneAnswers;
import dev.mailworthy.core.dns.internal.zone.ZoneData;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.run.LoggingApi;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Master files (RFC 1035 section 5) in memory, answered as their authoritative server would. A name outside the zones is
 * REFUSED. A comment line {@code ;fault WHAT NAME} in a file makes NAME and everything below it fail, and
 * {@code ;fault WHAT NAME TYPE} that name for that type alone; WHAT is a {@link Fault} in small letters.
 */
public final class ZoneDns implements Dns {

    /** Largest file that is read, in octets. */
    public static final int MAX_FILE = 16 << 20;

    private final ZoneData data;
    private final ZoneFaults faults;
    private final String source;

    private ZoneDns(ZoneData data, ZoneFaults faults, String source) {
        this.data = data;
        this.faults = faults;
        this.source = source;
    }

    /**
     * Reads zone files. The exception's message is one line with file and line number.
     *
     * @param files master files (RFC 1035 section 5), each with one zone or more
     * @return the zones of all files
     * @throws ZoneFileException if a file cannot be read or breaks a rule of zone files
     */
    public static ZoneDns load(List<Path> files) throws ZoneFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file.toString(), text(file));
        }
        return of(texts);
    }

    /**
     * Reads zones from a text, whose characters up to U+00FF are octets. Errors and evidence show this name for it.
     *
     * @param name for example a file name
     * @param text a master file (RFC 1035 section 5)
     * @return the zones of the text
     * @throws ZoneFileException if the text breaks a rule of zone files; the message is one line with name and line number
     */
    public static ZoneDns parse(String name, String text) throws ZoneFileException {
        return of(Map.of(name, text));
    }

    /**
     * Zones from several texts.
     *
     * @param texts from the name that errors show to the text, in the order of reading
     * @return the zones of all texts
     * @throws ZoneFileException if a text breaks a rule of zone files; the message is one line with name and line number
     */
    public static ZoneDns parse(Map<String, String> texts) throws ZoneFileException {
        return of(texts);
    }

    private static ZoneDns of(Map<String, String> texts) throws ZoneFileException {
        LoggingApi.quiet();
        ZoneFaults faults = ZoneFaults.none();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            faults = faults.read(file.getKey(), file.getValue());
        }
        return new ZoneDns(ZoneData.of(texts), faults, "zone " + String.join(", ", texts.keySet()));
    }

    private static String text(Path file) throws ZoneFileException {
        try {
            return InputFile.text(file, MAX_FILE, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ZoneFileException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return these zones, with a {@link Fault} at a name and below it}
     *
     * @param name the highest name with the fault
     * @param fault how every question at or below the name fails
     */
    public ZoneDns withFault(DomainName name, Fault fault) {
        return new ZoneDns(data, faults.with(name, fault), source);
    }

    /** {@return the names of the zones} */
    public List<DomainName> origins() {
        return data.origins().stream().sorted().toList();
    }

    /**
     * {@return the name of the zone that a name lies in, or empty}
     *
     * @param name any name
     */
    public Optional<DomainName> origin(DomainName name) {
        return data.origin(name);
    }

    Optional<Fault> fault(DomainName name, int type) {
        return faults.at(name, type);
    }

    ZoneData data() {
        return data;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return CompletableFuture.completedFuture(
                fault(question.name(), question.type().number())
                        .filter(fault -> fault != Fault.TRUNCATED)
                        .map(this::failed)
                        .orElseGet(() -> ZoneAnswers.answer(data, question, source)));
    }

    private DnsAnswer failed(Fault fault) {
        return switch (fault) {
            case SERVFAIL -> new DnsAnswer.ServerFailure("", new DnsAnswer.Origin(source, 2, false, Duration.ZERO));
            case REFUSED -> new DnsAnswer.Refused(new DnsAnswer.Origin(source, 5, false, Duration.ZERO));
            default -> new DnsAnswer.Timeout(DnsAnswer.Origin.none(source));
        };
    }
}
