package dev.mailworthy.dnsbl.sweep;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Lines of a {@link SweepJournal} with their checksums. A checksum covers the number of the line too, so that a line that is
 * missing damages all lines after it.
 */
final class JournalText {

    private static final int DIGITS = 8;

    private JournalText() {}

    /** A line with its checksum in front, and a line break. */
    static String sealed(long number, String line) {
        return checksum(number, line) + " " + line + "\n";
    }

    /** The line without its checksum, or empty if the checksum is another. */
    static Optional<String> opened(long number, String sealed) {
        if (sealed.length() <= DIGITS || sealed.charAt(DIGITS) != ' ') {
            return Optional.empty();
        }
        String line = sealed.substring(DIGITS + 1);
        return sealed.startsWith(checksum(number, line)) ? Optional.of(line) : Optional.empty();
    }

    private static String checksum(long number, String line) {
        CRC32 sum = new CRC32();
        sum.update((number + " " + line).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
