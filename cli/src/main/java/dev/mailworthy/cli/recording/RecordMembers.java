package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes the data of a DNS record as JSON, and reads it. A TXT octet is the character with its number. */
final class RecordMembers {

    private RecordMembers() {}

    static JsonObject object(DnsRecord record) {
        JsonObject object = JsonObject.empty();
        if (record instanceof DnsRecord.Address address) {
            return object.with("address", address.address());
        }
        if (record instanceof DnsRecord.Name name) {
            return object.with("rrtype", name.type()).with("target", name.target());
        }
        if (record instanceof DnsRecord.Mx mx) {
            return object.with("preference", mx.preference()).with("exchange", mx.exchange());
        }
        if (record instanceof DnsRecord.Txt txt) {
            return object.with(
                    "strings",
                    txt.strings().stream()
                            .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                            .toList());
        }
        if (record instanceof DnsRecord.Soa soa) {
            return object.with("primary", soa.primary())
                    .with("mailbox", soa.mailbox())
                    .with("serial", soa.serial())
                    .with("minimum", soa.minimum());
        }
        DnsRecord.Other other = (DnsRecord.Other) record;
        return object.with("rrtype", other.type()).with("rdata", HexFormat.of().formatHex(other.rdata()));
    }

    static DnsRecord record(Members object) {
        if (object.has("address")) {
            return new DnsRecord.Address(object.read("address", IpAddress::parse));
        }
        if (object.has("target")) {
            return new DnsRecord.Name(
                    object.read("rrtype", RecordType::valueOf), object.read("target", DomainName::ofText));
        }
        if (object.has("exchange")) {
            return new DnsRecord.Mx(
                    (int) object.number("preference", 0, 0xFFFF), object.read("exchange", DomainName::ofText));
        }
        if (object.has("strings")) {
            return new DnsRecord.Txt(object.list("strings", RecordMembers::octets));
        }
        if (object.has("primary")) {
            return new DnsRecord.Soa(
                    object.read("primary", DomainName::ofText),
                    object.read("mailbox", DomainName::ofText),
                    object.number("serial", 0, 0xFFFF_FFFFL),
                    object.number("minimum", 0, 0xFFFF_FFFFL));
        }
        return new DnsRecord.Other(
                object.read("rrtype", RecordType::valueOf), object.read("rdata", HexFormat.of()::parseHex));
    }

    private static byte[] octets(String text) {
        if (text.chars().anyMatch(c -> c > 0xFF)) {
            throw new IllegalArgumentException("a character is not an octet");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
