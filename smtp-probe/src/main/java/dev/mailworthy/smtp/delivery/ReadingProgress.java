package dev.mailworthy.smtp.delivery;

/** Follows the reading of logs, and can stop it. Called every few thousand lines, by one reading thread at a time. */
@FunctionalInterface
public interface ReadingProgress {

    /**
     * Called with what was read so far.
     *
     * @param lines the number so far
     * @param octets the octets after unpacking
     * @return whether to go on
     */
    boolean goesOn(long lines, long octets);

    /**
     * Reads to the end.
     *
     * @return a progress that is not shown and never stops the reading
     */
    static ReadingProgress none() {
        return (lines, octets) -> true;
    }
}
