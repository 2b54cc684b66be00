package dev.mailworthy.core.dns.internal.bulk;

/**
 * Whether repeated attempts get replies. On a network that loses datagrams they do, and further attempts find the rest of the
 * answers. A zone whose servers are silent loses every repeat, and more of them would only cost time.
 */
final class RepeatGain {

    /** One question has at most this many attempts. At 30 % loss in each direction, 2 of 100,000 questions need more. */
    static final int MOST_ATTEMPTS = 16;

    /** With fewer answers to repeats, a slow answer or two could pass for a loss. */
    private static final int PROOF = 8;

    /** One repeat of this many has to be answered. */
    private static final int ONE_OF = 4;

    /** From this number of repeats on, both counts are halved, so that a network that changes is seen. */
    private static final int REMEMBERED = 4096;

    private int answered;
    private int ended;

    /** @param attempt number of the attempt that was answered, from 1 */
    void answered(int attempt) {
        if (attempt > 1) {
            answered++;
            ended();
        }
    }

    /** @param attempt number of the attempt that had no reply, from 1 */
    void lost(int attempt) {
        if (attempt > 1) {
            ended();
        }
    }

    private void ended() {
        ended++;
        if (ended == REMEMBERED) {
            ended /= 2;
            answered /= 2;
        }
    }

    /** Whether a question should have one more attempt than it is due, after this many without a reply. */
    boolean isWorthOneMore(int attempts) {
        return attempts < MOST_ATTEMPTS && answered > 0 && isAnsweredOften();
    }

    /** Whether the network loses datagrams: enough repeats were answered, and often. */
    boolean provesLoss() {
        return answered >= PROOF && isAnsweredOften();
    }

    private boolean isAnsweredOften() {
        return answered * ONE_OF >= ended;
    }
}
