package dev.mailworthy.smtp.reply.rule;

import java.util.Arrays;

/** The numbers of the {@link Fragment fragments} that stand in one text: anywhere, and at its end. */
final class FoundWords {

    /** The characters at the end of a reply in which a receiver's mark is looked for. */
    static final int TAIL = 160;

    private final long[] anywhere;
    private final long[] atEnd;
    private final int tail;

    FoundWords(int fragments, int length) {
        int words = (fragments + Long.SIZE - 1) / Long.SIZE;
        anywhere = new long[words];
        atEnd = new long[words];
        tail = Math.max(0, length - TAIL);
    }

    /** @param isWord whether the fragment begins a word, or need not; at the beginning of the end any fragment does */
    void mark(int number, int start, boolean isWord) {
        long bit = 1L << number;
        if (isWord) {
            anywhere[number / Long.SIZE] |= bit;
        }
        if (start > tail && isWord || start == tail) {
            atEnd[number / Long.SIZE] |= bit;
        }
    }

    boolean has(int number) {
        return (anywhere[number / Long.SIZE] >>> number & 1) != 0;
    }

    boolean hasAtEnd(int number) {
        return (atEnd[number / Long.SIZE] >>> number & 1) != 0;
    }

    boolean hasAll(int[] numbers) {
        for (int number : numbers) {
            if (!has(number)) {
                return false;
            }
        }
        return true;
    }

    boolean hasAny(int[] numbers) {
        for (int number : numbers) {
            if (has(number)) {
                return true;
            }
        }
        return false;
    }

    boolean hasAnyAtEnd(int[] numbers) {
        for (int number : numbers) {
            if (hasAtEnd(number)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FoundWords words
                && Arrays.equals(anywhere, words.anywhere)
                && Arrays.equals(atEnd, words.atEnd);
    }

    @Override
    public int hashCode() {
        long hash = 0;
        for (int i = 0; i < anywhere.length; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + anywhere[i] + 31 * atEnd[i];
        }
        return (int) (hash ^ hash >>> 32);
    }

    /** Adds to a set of rules those that any found fragment leads to. */
    void addTo(long[] rules, long[][] byFragment) {
        for (int word = 0; word < anywhere.length; word++) {
            for (long bits = anywhere[word]; bits != 0; bits &= bits - 1) {
                RuleSets.add(rules, byFragment[word * Long.SIZE + Long.numberOfTrailingZeros(bits)]);
            }
        }
    }
}
