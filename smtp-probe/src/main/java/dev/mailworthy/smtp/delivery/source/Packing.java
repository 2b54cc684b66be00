package dev.mailworthy.smtp.delivery.source;

import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** How a log is packed. It is known by its first octets, whatever its name. All but gzip need a library of others. */
enum Packing {
    GZIP("gzip", "1f8b.*", ""),
    BZIP2("bzip2", "425a68.*", "org.apache.commons:commons-compress"),
    XZ("xz", "fd377a585a00", "org.tukaani:xz"),
    /** A frame, or a frame to skip, with which several threads begin a file (RFC 8878 section 3.1.2). */
    ZSTD("zstd", "(?:28b52ffd|5.2a4d18).*", "com.github.luben:zstd-jni");

    /** The most octets that {@link #of} needs. */
    static final int MAGIC = 6;

    private static final int BUFFER = 1 << 16;

    private final String label;
    private final Pattern magic;
    private final String library;

    Packing(String label, String magic, String library) {
        this.label = label;
        this.magic = Pattern.compile(magic);
        this.library = library;
    }

    /** The packing of a file that begins with these octets; empty for a log that is not packed. */
    static Optional<Packing> of(byte[] beginning) {
        String octets = HexFormat.of().formatHex(beginning);
        return Arrays.stream(values())
                .filter(packing -> packing.magic.matcher(octets).matches())
                .findFirst();
    }

    /**
     * Opens the octets behind a packed stream.
     *
     * @param name of the log
     * @throws PackedLogException if the octets or the library do not allow it; the message is one line for people
     */
    InputStream open(InputStream packed, String name) throws PackedLogException {
        try {
            return unpacked(packed);
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        } catch (LinkageError e) {
            throw new PackedLogException(name + ": is packed with " + label + ", and " + missing(e), e);
        }
    }

    /** A library is looked for here, when it is needed, and not before. */
    private InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case BZIP2 -> Bzip2Octets.of(packed);
            case XZ -> XzOctets.of(packed);
            case ZSTD -> ZstdOctets.of(packed);
        };
    }

    /** @param error of a class that is not there, or whose native half cannot be loaded */
    private String missing(LinkageError error) {
        return error.getCause() instanceof ClassNotFoundException
                ? "the library " + library + " is missing: add it, or unpack the log first"
                : "the library " + library + " cannot be loaded on this machine: unpack the log first";
    }

    /** Libraries end in errors of all kinds if the octets are not what they expect. */
    PackedLogException damaged(String name, Exception e) {
        return new PackedLogException(
                name + ": cannot be unpacked as " + label + ": " + Printable.text(String.valueOf(e.getMessage())), e);
    }
}
