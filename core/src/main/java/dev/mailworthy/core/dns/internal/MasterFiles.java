package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.ZoneFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;

/** Reads master files (RFC 1035 section 5). {@code $INCLUDE} is refused, so that a file cannot read other files. */
final class MasterFiles {

    /** A limit, because one line of {@code $GENERATE} can make any number of records. */
    private static final int MAX_RECORDS = 1_000_000;

    /** RDLENGTH has 16 bits (RFC 1035 section 3.2.1). */
    private static final int LARGEST_RDATA = 65_535;

    /** dnsjava names its own source {@code (inputstream)} or {@code <none>} in front of the line number. */
    private static final Pattern POSITION = Pattern.compile("^[^:]*:(\\d+): (.*)$", Pattern.DOTALL);

    private MasterFiles() {}

    static List<Record> read(String file, String text) throws ZoneFileException {
        List<Record> records;
        try {
            records = parse(text);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(file, text, String.valueOf(e.getMessage()));
        }
        if (records.stream().noneMatch(SOARecord.class::isInstance)) {
            throw new ZoneFileException(file + ": a zone needs an SOA record, and this file has none");
        }
        return records;
    }

    private static List<Record> parse(String file) throws IOException {
        List<Record> records = new ArrayList<>();
        byte[] octets = file.getBytes(StandardCharsets.ISO_8859_1);
        try (Master master = new Master(new ByteArrayInputStream(octets), Name.root, 3600)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (records.size() == MAX_RECORDS) {
                    throw new IOException("more than " + MAX_RECORDS + " records");
                }
                if (record instanceof TXTRecord text && octets(text) > LARGEST_RDATA) {
                    throw new IOException("the TXT record of " + record.getName() + " has more than " + LARGEST_RDATA
                            + " octets, which no message can carry");
                }
                records.add(record);
            }
        }
        return records;
    }

    /** The octets of a TXT record: each string has one octet more, for its length (RFC 1035 section 3.3). */
    private static int octets(TXTRecord text) {
        return text.getStringsAsByteArrays().stream()
                .mapToInt(octets -> 1 + octets.length)
                .sum();
    }

    private static ZoneFileException malformed(String file, String text, String message) {
        Matcher position = POSITION.matcher(message);
        if (!position.matches()) {
            return new ZoneFileException(file + ": " + message);
        }
        int line = Integer.parseInt(position.group(1));
        String problem = position.group(2);
        return new ZoneFileException(
                file + ":" + (failsBefore(text, line, problem) ? line - 1 : line) + ": " + problem);
    }

    /**
     * Whether the fault is in the line before. If a line ends too early, dnsjava has read past the line break and names the
     * next line.
     */
    private static boolean failsBefore(String text, int line, String problem) {
        try {
            parse(text.lines().limit(line - 1L).collect(Collectors.joining("\n", "", "\n")));
            return false;
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).endsWith(": " + problem);
        }
    }
}
