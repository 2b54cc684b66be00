package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.ZoneFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Reads master files (RFC 1035 section 5). {@code $INCLUDE} is refused and {@code $GENERATE} skipped: a file is only itself. */
final class MasterFiles {

    /** dnsjava names its own source {@code (inputstream)} or {@code <none>} in front of the line number. */
    private static final Pattern POSITION = Pattern.compile("^[^:]*:(\\d+): (.*)$", Pattern.DOTALL);

    private MasterFiles() {}

    static List<Record> read(String file, String text) throws ZoneFileException {
        List<Record> records = new ArrayList<>();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try (Master master = new Master(new ByteArrayInputStream(octets), Name.root, 3600)) {
            master.disableIncludes();
            master.expandGenerate(false);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        }
        if (records.stream().noneMatch(org.xbill.DNS.SOARecord.class::isInstance)) {
            throw new ZoneFileException(file + ": a zone needs an SOA record, and this file has none");
        }
        return records;
    }

    private static ZoneFileException malformed(String file, String message) {
        Matcher position = POSITION.matcher(message);
        return new ZoneFileException(
                position.matches() ? file + ":" + position.group(1) + ": " + position.group(2) : file + ": " + message);
    }
}
