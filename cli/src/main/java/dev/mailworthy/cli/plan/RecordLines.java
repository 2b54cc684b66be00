package dev.mailworthy.cli.plan;

import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.form.MasterText;
import java.util.List;
import java.util.stream.Collectors;

/** Records in master file syntax (RFC 1035 section 5.1), in printable ASCII only. */
public final class RecordLines {

    private RecordLines() {}

    /**
     * The data of a record, for the types that plans have.
     *
     * @throws IllegalArgumentException for another type
     */
    public static String data(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            return address.address().toString();
        }
        if (record instanceof DnsRecord.Mx mx) {
            return mx.preference() + " " + MasterText.name(mx.exchange());
        }
        if (record instanceof DnsRecord.Name name) {
            return MasterText.name(name.target());
        }
        if (record instanceof DnsRecord.Txt txt) {
            return strings(txt).stream().map(MasterText::strings).collect(Collectors.joining(" "));
        }
        throw new IllegalArgumentException("no record of this type is planned");
    }

    /** The character-strings of a TXT record. One of more than 255 octets is split. */
    public static List<byte[]> strings(DnsRecord.Txt txt) {
        return txt.strings().stream()
                .flatMap(string -> MasterText.pieces(string).stream())
                .toList();
    }

    /** One line of a master file, without its line break. */
    public static String line(RecordSet set, DnsRecord record) {
        return MasterText.name(set.owner()) + " " + set.ttl() + " IN " + set.type() + " " + data(record);
    }
}
