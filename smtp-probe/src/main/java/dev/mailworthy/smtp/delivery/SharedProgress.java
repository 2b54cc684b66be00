package dev.mailworthy.smtp.delivery;

import java.util.Arrays;

/** The progress of several threads that read parts of one log, as that of one reader. */
final class SharedProgress {

    private final ReadingProgress whole;
    private final long[] lines;
    private final long[] octets;
    private boolean stopped;

    SharedProgress(ReadingProgress whole, int parts) {
        this.whole = whole;
        this.lines = new long[parts];
        this.octets = new long[parts];
    }

    ReadingProgress of(int part) {
        return (linesSoFar, octetsSoFar) -> goesOn(part, linesSoFar, octetsSoFar);
    }

    private synchronized boolean goesOn(int part, long linesSoFar, long octetsSoFar) {
        lines[part] = linesSoFar;
        octets[part] = octetsSoFar;
        stopped = stopped
                || !whole.goesOn(
                        Arrays.stream(lines).sum(), Arrays.stream(octets).sum());
        return !stopped;
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
