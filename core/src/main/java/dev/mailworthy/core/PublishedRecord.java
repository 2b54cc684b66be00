package dev.mailworthy.core;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One DNS record as data, published or to be published. The value has any length and is never cut.
 *
 * @param owner the name that has the record
 * @param type its type
 * @param value for TXT the text, one character for each octet, without quotes; for all other types the data as a master file
 *     has it (RFC 1035 section 5.1)
 */
public record PublishedRecord(DomainName owner, RecordType type, String value) {
    public PublishedRecord {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the line of a master file, without class and TTL} A text over 255 octets is split into strings (RFC 7208 section
     * 3.3).
     */
    public String line() {
        String data = type == RecordType.TXT
                ? MasterText.strings(value.getBytes(StandardCharsets.ISO_8859_1))
                : Printable.whole(value);
        return MasterText.name(owner) + " " + type + " " + data;
    }
}
