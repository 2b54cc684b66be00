package dev.mailworthy.core.dns.internal;

/** The octets of a query, and whether a response is to exactly its question. */
record SentQuestion(byte[] query) {

    /** Where the question ends: after header, name, type and class. */
    private int end() {
        int at = 12;
        while (query[at] != 0) {
            at += query[at] + 1;
        }
        return at + 5;
    }

    /**
     * Whether a response has exactly this question. The ids are not compared here. A response that is too short does not count.
     */
    boolean isAnsweredBy(byte[] response, int length) {
        int end = end();
        if (length < end || (response[2] & 0x80) == 0 || response[4] != 0 || response[5] != 1) {
            return false;
        }
        for (int i = 12; i < end; i++) {
            if (response[i] != query[i]) {
                return false;
            }
        }
        return true;
    }
}
