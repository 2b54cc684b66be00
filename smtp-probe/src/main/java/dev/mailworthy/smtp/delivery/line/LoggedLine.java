package dev.mailworthy.smtp.delivery.line;

import java.util.Arrays;

/**
 * The parts of a line: time, host, program, text; host and program are empty in a line that names none. One object serves for all lines of a log, so that its values hold until the
 * next line. The octets of a text from journald are unescaped first, and stand in a block of their own.
 */
public final class LoggedLine {

    /** The block in which program and text stand. */
    byte[] block = new byte[0];

    int programStart;
    int programEnd;
    int start;
    int end;
    long second;
    long host;
    /** How many lines this one stands for: a logging service may write "message repeated 3 times". */
    long times = 1;

    boolean cut;
    LineForm form = LineForm.PROGRAM;

    private byte[] hostName = new byte[0];

    /** Sets the host. Its name is compared with the last one, because most logs have a single host. */
    void host(byte[] name, int from, int to, long key) {
        if (!Arrays.equals(name, from, to, hostName, 0, hostName.length)) {
            hostName = Arrays.copyOfRange(name, from, to);
            host = LogOctets.hash(name, from, to, key);
        }
    }

    void noHost() {
        hostName = new byte[0];
        host = 0;
    }

    /** Whether the line names a program, and what it is otherwise. */
    public LineForm form() {
        return form;
    }

    public byte[] block() {
        return block;
    }

    public int programStart() {
        return programStart;
    }

    public int programEnd() {
        return programEnd;
    }

    /** Where the text begins. */
    public int start() {
        return start;
    }

    /** The index behind the last octet of the text. */
    public int end() {
        return end;
    }

    /** The time in seconds from 1970. */
    public long second() {
        return second;
    }

    /** A number made of the host's name and the key of the reader; 0 without a host. */
    public long host() {
        return host;
    }

    public long times() {
        return times;
    }

    /** Whether the line was longer than its bound, so that its end is missing. */
    public boolean isCut() {
        return cut;
    }

    /** Text and program as one line, for a sample. */
    public String program() {
        return LogOctets.text(block, programStart, programEnd);
    }
}
