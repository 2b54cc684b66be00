package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.text.Printable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** The keys where validation begins, as DS or DNSKEY records. */
public final class TrustAnchors {

    /** The root's key-signing keys of 2017 and 2024 (IANA root-anchors.xml). */
    private static final String ROOT =
            ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
                    + ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16\n";

    private final byte[] records;

    private TrustAnchors(String masterFile) {
        records = masterFile.getBytes(StandardCharsets.US_ASCII);
    }

    public static TrustAnchors ofTheRoot() {
        return new TrustAnchors(ROOT);
    }

    /** @throws IllegalArgumentException with one sentence when the text holds no DS or DNSKEY record */
    public static TrustAnchors parse(String masterFile) {
        TrustAnchors anchors = new TrustAnchors(masterFile);
        if (!anchors.any()) {
            throw new IllegalArgumentException("there is no trust anchor, which is a DS or DNSKEY record");
        }
        return anchors;
    }

    private boolean any() {
        try (Master master = new Master(new ByteArrayInputStream(records), Name.root, 0)) {
            master.disableIncludes(true);
            boolean found = false;
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                found |= record.getType() == Type.DS || record.getType() == Type.DNSKEY;
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a trust anchor that cannot be read: " + Printable.text("" + e.getMessage()), e);
        }
    }

    void plantIn(ValidatingResolver validator) {
        try {
            validator.loadTrustAnchors(new ByteArrayInputStream(records));
        } catch (IOException e) {
            throw new IllegalStateException("the records could be read before", e);
        }
    }
}
