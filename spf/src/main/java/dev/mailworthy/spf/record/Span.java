package dev.mailworthy.spf.record;

/**
 * A place in a {@link SpfRecord record}'s text.
 *
 * @param start the index of its first octet
 * @param end the index after its last octet
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
