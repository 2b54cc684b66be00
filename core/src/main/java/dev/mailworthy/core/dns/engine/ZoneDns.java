package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.InputFile;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.internal.ZoneAnswers;
import dev.mailworthy.core.dns.internal.ZoneData;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Master files (RFC 1035 section 5) in memory, answered as their authoritative server would. A name outside the zones is
 * REFUSED. A comment line {@code ;fault WHAT NAME} in a file makes NAME and everything below it fail; WHAT is a
 * {@link Fault} in small letters.
 */
public final class ZoneDns implements Dns {

    /** Largest file that is read, in octets. */
    public static final int MAX_FILE = 16 << 20;

    private static final String FAULT_LINE = ";fault ";

    private final ZoneData data;
    private final Map<DomainName, Fault> faults;
    private final String source;

    private ZoneDns(ZoneData data, Map<DomainName, Fault> faults, String source) {
        this.data = data;
        this.faults = Map.copyOf(faults);
        this.source = source;
    }

    /** Reads zone files. The exception's message is one line with file and line number. */
    public static ZoneDns load(List<Path> files) throws ZoneFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file.toString(), text(file));
        }
        return of(texts);
    }

    /** Zones from a text, under the name that errors and evidence show. */
    public static ZoneDns parse(String name, String text) throws ZoneFileException {
        return of(Map.of(name, text));
    }

    private static ZoneDns of(Map<String, String> texts) throws ZoneFileException {
        Map<DomainName, Fault> faults = new HashMap<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            readFaults(file.getKey(), file.getValue(), faults);
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

    private static void readFaults(String file, String text, Map<DomainName, Fault> faults) throws ZoneFileException {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith(FAULT_LINE)) {
                readFault(file + ":" + number, line, faults);
            }
        }
    }

    private static void readFault(String where, String line, Map<DomainName, Fault> faults) throws ZoneFileException {
        String[] words = line.substring(FAULT_LINE.length()).trim().split("\\s+");
        try {
            if (words.length != 2) {
                throw new IllegalArgumentException("two words are wanted");
            }
            String what = words[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_');
            faults.put(DomainName.ofText(words[1]), Fault.valueOf(what));
        } catch (IllegalArgumentException e) {
            throw new ZoneFileException(where + ": a fault line is \";fault WHAT NAME\"");
        }
    }

    /** The same zones, failing in this way at a name and below it. */
    public ZoneDns withFault(DomainName name, Fault fault) {
        Map<DomainName, Fault> more = new HashMap<>(faults);
        more.put(name, fault);
        return new ZoneDns(data, more, source);
    }

    /** The names of the zones. */
    public List<DomainName> origins() {
        return data.origins().stream().sorted().toList();
    }

    /** Whether a name lies in one of the zones, by the zone's name. */
    public Optional<DomainName> origin(DomainName name) {
        return data.origin(name);
    }

    /** The fault that holds for a name: the one set closest above it. */
    Optional<Fault> fault(DomainName name) {
        return faults.keySet().stream()
                .filter(name::isAtOrBelow)
                .max(Comparator.comparingInt(at -> at.wire().length))
                .map(faults::get);
    }

    ZoneData data() {
        return data;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return CompletableFuture.completedFuture(fault(question.name())
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
