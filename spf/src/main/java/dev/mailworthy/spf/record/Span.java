package dev.mailworthy.spf.record;

/**
 * A place in a {@link SpfRecord record}'s text.
 *
 * @param start the index of its first octet
 * @param end the index after its last octet
 */
public record Span(int start, int end) {
    /** @throws IllegalArgumentException if the start is negative or behind the end */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span from " + start + " to " + end);
        }
    }

    /** {@return the number of chars, 0 or more} */
    public int length() {
        return end - start;
    }
}
