package dev.mailworthy.smtp.delivery;

/** Follows the reading of logs, and can stop it. Called from the reading thread, every few thousand lines. */
@FunctionalInterface
public interface ReadingProgress {

    /** @return whether to go on */
    boolean goesOn(long lines);

    /** Reads to the end. */
    static ReadingProgress none() {
        return lines -> true;
    }
}
