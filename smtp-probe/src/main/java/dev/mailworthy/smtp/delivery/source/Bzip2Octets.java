package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Unpacks bzip2 with Commons Compress. The only class that names that library, so that it may be missing. */
final class Bzip2Octets {

    private Bzip2Octets() {}

    /** Reads all streams of a file: programs that pack with several threads write many. */
    static InputStream of(InputStream packed) throws IOException {
        return new BZip2CompressorInputStream(packed, true);
    }
}
