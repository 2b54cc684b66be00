package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.MasterText;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;

/** Texts as Route 53 takes them: like a master file, but with octal escapes of three digits. */
final class OctalText {

    private OctalText() {}

    /** The character-strings, each escaped and without quotes around it. */
    static List<String> strings(DnsRecord.Txt txt) {
        return MasterText.strings(txt).stream().map(OctalText::escaped).toList();
    }

    private static String escaped(byte[] octets) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            int value = octet & 0xFF;
            if (value == '"' || value == '\\') {
                text.append('\\').append((char) value);
            } else if (value >= 0x20 && value < 0x7F) {
                text.append((char) value);
            } else {
                text.append('\\').append((char) ('0' + value / 64)).append((char) ('0' + value / 8 % 8));
                text.append((char) ('0' + value % 8));
            }
        }
        return text.toString();
    }
}
