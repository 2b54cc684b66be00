package dev.mailworthy.spf.record;

/**
 * A place in a record's text.
 *
 * @param start octets before it
 * @param end the octet after its last
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span from " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }
}
