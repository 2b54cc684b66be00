package dev.mailworthy.smtp.delivery.source;

import dev.mailworthy.core.text.Printable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What a program prints. Its end is an error if the program failed. Closing the stream ends the program. */
final class ProgramStream extends FilterInputStream {

    private static final int LONGEST_ERRORS = 1 << 12;

    private final Process process;
    private final CompletableFuture<String> errors;
    private final String name;

    private ProgramStream(Process process, CompletableFuture<String> errors, String name) {
        super(process.getInputStream());
        this.process = process;
        this.errors = errors;
        this.name = name;
    }

    static ProgramStream of(Process process, String name) throws IOException {
        process.getOutputStream().close();
        return new ProgramStream(process, CompletableFuture.supplyAsync(() -> errors(process)), name);
    }

    /** Reads all of standard error, so that the program never waits for it, and keeps the beginning. */
    private static String errors(Process process) {
        try (InputStream err = process.getErrorStream()) {
            String kept = new String(err.readNBytes(LONGEST_ERRORS), StandardCharsets.UTF_8);
            err.transferTo(OutputStream.nullOutputStream());
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        int read = super.read(block, from, length);
        if (read < 0) {
            ended();
        }
        return read;
    }

    private void ended() throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                String first = errors.get().lines().findFirst().orElse("without a word");
                throw new IOException(Printable.text(name + ": the program ended with code " + code + ": " + first));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(name + ": the program failed, and its error cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        super.close();
    }
}
