package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks xz with XZ for Java. The only class that names that library, so that it may be missing. */
final class XzOctets {

    /** {@code xz -9} asks for 65 MiB. A file may ask for 4 GiB. */
    private static final int MOST_KIBIBYTES = 80 << 10;

    private XzOctets() {}

    static InputStream of(InputStream packed) throws IOException {
        return new XZInputStream(packed, MOST_KIBIBYTES);
    }
}
