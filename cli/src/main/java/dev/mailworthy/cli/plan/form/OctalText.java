package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.form.MasterText;
import java.util.List;

/** Texts for Route 53: as in a master file, but with octal escapes of three digits. */
final class OctalText {

    private OctalText() {}

    /** The character-strings, each escaped and without quotes around it. */
    static List<String> strings(DnsRecord.Txt txt) {
        return RecordLines.strings(txt).stream()
                .map(string -> MasterText.escaped(string, 8))
                .toList();
    }
}
