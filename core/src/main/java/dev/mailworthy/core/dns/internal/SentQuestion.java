package dev.mailworthy.core.dns.internal;

/** The octets of a query, and whether a response is to exactly its question. */
record SentQuestion(byte[] query) {

    /** Header, name, type and class. */
    private int end() {
        int at = 12;
        while (query[at] != 0) {
            at += query[at] + 1;
        }
        return at + 5;
    }

    /** Ids are compared elsewhere. A response too short to tell is not to this question. */
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
