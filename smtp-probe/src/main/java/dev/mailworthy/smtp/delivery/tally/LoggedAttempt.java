package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;

/** One attempt as a format reads it from a line. One object serves for all lines of a log. */
public final class LoggedAttempt {

    /** Whether an attempt used TLS, as far as its line tells. */
    public enum Security {
        ENCRYPTED,
        PLAINTEXT,
        /** The line has no sign of TLS. That means plaintext only if other lines of the log have the sign. */
        UNMARKED,
        UNKNOWN
    }

    /** A number made of host and queue id. */
    public long message;
    /** A number made of the recipient's address. */
    public long recipient;

    public long second;
    /** How many lines of the log this attempt stands for. */
    public long times = 1;
    /** The numbers of target, source and cause, from {@link CellNumbers}. */
    public int target;

    /** The number of the recipient's domain; 0 if domains are not counted. */
    public int domain;

    public int source;
    public int cause;
    public DeliveryOutcome outcome = DeliveryOutcome.ACCEPTED;
    public Security security = Security.UNKNOWN;
    /** Milliseconds since the arrival of the message, or -1. */
    public long delay;

    /** Whether the server logs no end of a message: it is over when its last recipient is. */
    public boolean endsUnlogged;

    public boolean hasStages;
    /** Milliseconds in each stage: arrival, queue, connection, transmission. */
    public final long[] stages = new long[4];

    /** Forgets the attempt before. */
    public void clear() {
        times = 1;
        domain = 0;
        source = 0;
        cause = 0;
        security = Security.UNKNOWN;
        delay = -1;
        endsUnlogged = false;
        hasStages = false;
    }
}
