package dev.mailworthy.dnsbl.target;

/**
 * A line of a sweep's input that names no target, or one that no list can have. The sweep goes on without it.
 *
 * @param source the file's name, or {@code standard input}
 * @param line the line's number, from 1
 * @param problem one sentence without a full stop
 */
public record BadLine(String source, long line, String problem) {

    /** {@code FILE:LINE: problem}. */
    @Override
    public String toString() {
        return source + ":" + line + ": " + problem;
    }
}
