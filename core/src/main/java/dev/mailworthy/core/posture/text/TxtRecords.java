package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.dns.DnsRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The TXT records of an answer as text, one char for each octet. */
public final class TxtRecords {

    /** The most records of one name that are read. */
    private static final int MOST = 50;

    private TxtRecords() {}

    /** The texts of all records, strings joined; none without an answer. */
    public static List<String> of(PendingQuestion asked) {
        return asked.records(DnsRecord.Txt.class).stream()
                .limit(MOST)
                .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** The records that begin with {@code v=} and this version, in its exact case. */
    public static List<String> ofVersion(String version, PendingQuestion asked) {
        return of(asked).stream().filter(text -> isOfVersion(version, text)).toList();
    }

    /** Whether a text begins with {@code v=} and this version, in its exact case: a blank before it hides it (RFC 9989 section 4.8). */
    public static boolean isOfVersion(String version, String text) {
        int semicolon = text.indexOf(';');
        String first = semicolon < 0 ? text : text.substring(0, semicolon);
        int equals = first.indexOf('=');
        return equals > 0
                && first.substring(0, equals)
                        .stripTrailing()
                        .toLowerCase(Locale.ROOT)
                        .equals("v")
                && first.substring(equals + 1).strip().equals(version);
    }
}
