package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A zone and its file, from a text of the form {@code ZONE=FILE} or {@code ZONE=TYPE:FILE}. */
record MirrorSpec(DomainName zone, Optional<MirrorType> type, Path file) {

    /** Dataset types of rbldnsd that are not read here. */
    private static final List<String> OTHER_TYPES = List.of("ip4tset", "generic", "combined", "acl");

    static MirrorSpec parse(String text) throws MirrorException {
        int sign = text.indexOf('=');
        if (sign < 0 || sign == text.length() - 1) {
            throw new MirrorException("\"" + text + "\" is not ZONE=FILE or ZONE=TYPE:FILE");
        }
        String path = text.substring(sign + 1);
        int colon = path.indexOf(':');
        String label = colon < 0 ? "" : path.substring(0, colon);
        if (OTHER_TYPES.contains(label)) {
            throw new MirrorException("\"" + text + "\": the type is none of " + MirrorType.labels());
        }
        Optional<MirrorType> type = MirrorType.ofLabel(label);
        try {
            DomainName zone = DomainName.parse(text.substring(0, sign));
            return new MirrorSpec(zone, type, Path.of(type.isPresent() ? path.substring(colon + 1) : path));
        } catch (InvalidPathException e) {
            throw new MirrorException("\"" + text + "\": the name of the file is not valid");
        } catch (IllegalArgumentException e) {
            throw new MirrorException("\"" + text + "\": " + e.getMessage());
        }
    }
}
