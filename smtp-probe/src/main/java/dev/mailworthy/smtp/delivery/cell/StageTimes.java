package dev.mailworthy.smtp.delivery.cell;

/**
 * Sums of the times that attempts spent in each stage, in milliseconds. Postfix logs them as {@code delays=a/b/c/d}.
 *
 * @param attempts the attempts that these sums are of
 * @param arrival before the queue manager took the message
 * @param queue in the queue
 * @param connection connecting, greeting and TLS
 * @param transmission sending the message
 */
public record StageTimes(long attempts, long arrival, long queue, long connection, long transmission) {

    /** No attempt and no time. */
    public static final StageTimes NONE = new StageTimes(0, 0, 0, 0, 0);

    /**
     * {@return the sums of both}
     *
     * @param other times of other attempts
     */
    public StageTimes plus(StageTimes other) {
        return new StageTimes(
                attempts + other.attempts,
                arrival + other.arrival,
                queue + other.queue,
                connection + other.connection,
                transmission + other.transmission);
    }
}
