package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.dnsbl.mirror.data.Dataset;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import dev.mailworthy.dnsbl.mirror.data.Values;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a file: its entries, its values and its special entries. */
record MirrorFile(Path file, MirrorType type, Dataset dataset, Values values, Specials specials, long entries) {

    /** The first octets of a gzip file. Like rbldnsd, this reader takes compressed files. */
    private static final int GZIP_MAGIC = 0x1F8B;

    private static final int BUFFER = 1 << 16;

    static MirrorFile read(Path file, Optional<MirrorType> type, Clock clock) throws MirrorException {
        try (InputStream in = Files.newInputStream(file)) {
            long modified = Files.getLastModifiedTime(file).toMillis() / 1000;
            return read(file, in, new MirrorReader(type, new Specials(clock.instant(), modified)));
        } catch (ZipException | EOFException e) {
            throw new MirrorException(file + ": is compressed, but damaged");
        } catch (IOException e) {
            throw new MirrorException(file + ": " + InputFile.problem(file, e));
        } catch (OutOfMemoryError e) {
            throw new MirrorException(file + ": does not fit the memory; a larger heap (java -Xmx) is needed");
        }
    }

    private static MirrorFile read(Path file, InputStream in, MirrorReader reader) throws IOException, MirrorException {
        MirrorLines lines = new MirrorLines(plain(in));
        try {
            reader.read(lines);
        } catch (IllegalArgumentException e) {
            throw new MirrorException(file + ":" + lines.number() + ": " + e.getMessage());
        }
        return new MirrorFile(
                file, reader.type(), reader.dataset(), reader.values(), reader.specials(), reader.entries());
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean compressed = (buffered.read() << 8 | buffered.read()) == GZIP_MAGIC;
        buffered.reset();
        return compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }
}
