package dev.mailworthy.smtp.dialogue.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The client's commands. Each is written to the {@link Transcript} when it is sent. */
final class LineOutput extends OutputStream {

    private final OutputStream out;
    private final Transcript transcript;
    private final Runnable atCommand;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param atCommand runs before the first octet of each command is sent */
    LineOutput(OutputStream out, Transcript transcript, Runnable atCommand) {
        this.out = out;
        this.transcript = transcript;
        this.atCommand = atCommand;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (line.size() == 0 && length > 0) {
            atCommand.run();
        }
        for (int i = offset; i < offset + length; i++) {
            line.write(from[i]);
            if (from[i] == '\n') {
                transcript.sent(line.toByteArray());
                line.reset();
            }
        }
        out.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
