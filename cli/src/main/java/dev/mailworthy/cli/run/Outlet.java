package dev.mailworthy.cli.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

/**
 * A standard stream of the process. All text that goes there has its {@link Secrets} masked. A {@link PrintWriter} hides
 * errors of its destination; an outlet for results throws {@link OutputException} through it at the first write or flush that
 * fails, and at each one after that.
 */
final class Outlet extends Writer {

    /** From this size on, text is passed on before a flush. */
    private static final int ENOUGH = 16_384;

    /** What an error of the destination does. */
    enum OnError {
        /** It ends the command: the result is lost. */
        THROW,
        /** It is ignored: there is no other place for messages. */
        IGNORE
    }

    private final Writer destination;
    private final Secrets secrets;
    private final OnError onError;
    private final StringBuilder pending = new StringBuilder();
    private Optional<OutputException> failure = Optional.empty();

    private Outlet(Writer destination, Secrets secrets, OnError onError) {
        this.destination = destination;
        this.secrets = secrets;
        this.onError = onError;
    }

    static PrintWriter around(Writer destination, Secrets secrets, OnError onError) {
        return new PrintWriter(new Outlet(destination, secrets, onError));
    }

    @Override
    public void write(char[] text, int offset, int length) {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) {
        write(text.substring(offset, offset + length));
    }

    @Override
    public void write(String text) {
        synchronized (lock) {
            failure.ifPresent(Outlet::rethrow);
            pending.append(text);
            if (pending.length() >= ENOUGH) {
                pass(wholeLines());
            }
        }
    }

    /** The end of the text before the last two line breaks. A secret can be broken over two lines. */
    private int wholeLines() {
        if (secrets.isEmpty()) {
            return pending.length();
        }
        int last = pending.lastIndexOf("\n");
        return last <= 0 ? 0 : pending.lastIndexOf("\n", last - 1) + 1;
    }

    private void pass(int end) {
        String text = pending.substring(0, end);
        pending.delete(0, end);
        try {
            destination.write(secrets.masked(text));
            check();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        pending.setLength(0);
        if (onError == OnError.THROW) {
            OutputException problem = OutputException.of("standard output", e);
            failure = Optional.of(problem);
            throw problem;
        }
    }

    /** A {@link PrintWriter} as the destination does not throw, but remembers that something failed. */
    private void check() throws IOException {
        if (destination instanceof PrintWriter printer && printer.checkError()) {
            throw new IOException("an unknown error");
        }
    }

    private static void rethrow(OutputException before) {
        throw before;
    }

    @Override
    public void flush() {
        synchronized (lock) {
            failure.ifPresent(Outlet::rethrow);
            pass(pending.length());
            try {
                destination.flush();
                check();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        destination.close();
    }
}
