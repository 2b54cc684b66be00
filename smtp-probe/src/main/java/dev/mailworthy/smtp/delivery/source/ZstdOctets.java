package dev.mailworthy.smtp.delivery.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks zstd with zstd-jni. The only class that names that library, so that it may be missing. */
final class ZstdOctets {

    /** 128 MiB, as the program zstd allows (RFC 8878 section 3.1.1.1.2). They are taken outside the heap. */
    private static final int LONGEST_WINDOW = 27;

    private ZstdOctets() {}

    static InputStream of(InputStream packed) throws IOException {
        return new ZstdInputStreamNoFinalizer(packed).setLongMax(LONGEST_WINDOW);
    }
}
