package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Zones from a text, for tests. */
final class Mirrors {

    static final DomainName ZONE = DomainName.ofText("bl.test");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    private Mirrors() {}

    /** @param type a label, or "-" for none */
    static MirrorZone zone(Path folder, String type, String text) throws IOException, MirrorException {
        return zone(folder, ZONE, type, text);
    }

    static MirrorZone zone(Path folder, DomainName zone, String type, String text) throws IOException, MirrorException {
        Path file = Files.createTempFile(folder, "feed", "");
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        return MirrorZone.load(zone, MirrorType.ofLabel(type), file, CLOCK);
    }

    /** Looks up an address or a name with the method for its kind. */
    static List<MirrorEntry> lookup(MirrorZone zone, String target) {
        return address(target).map(zone::lookup).orElseGet(() -> zone.lookup(DomainName.ofText(target)));
    }

    static Optional<IpAddress> address(String target) {
        return target.matches("[0-9.]+|.*:.*") ? Optional.of(IpAddress.parse(target)) : Optional.empty();
    }
}
