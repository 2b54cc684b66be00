package dev.mailworthy.core.dns.internal;

/** The octets of a query, and whether a response is to exactly its question. */
record SentQuestion(byte[] query) {

    private static final int HEADER = 12;
    private static final int FORMERR = 1;
    private static final int NOTIMP = 4;

    /** Header, name, type and class. */
    private int end() {
        int at = 12;
        while (query[at] != 0) {
            at += query[at] + 1;
        }
        return at + 5;
    }

    /**
     * Ids are compared elsewhere. The name may come back in other case (RFC 4343): the query does not use the case of its
     * letters as a secret. A response too short to tell is not to this question, but a server that could not read the query
     * answers FORMERR or NOTIMP with a header alone (RFC 6891 section 7).
     */
    boolean isAnsweredBy(byte[] response, int length) {
        int end = end();
        if (length == HEADER && isBareError(response)) {
            return true;
        }
        if (length < end || (response[2] & 0x80) == 0 || response[4] != 0 || response[5] != 1) {
            return false;
        }
        for (int i = HEADER; i < end; i++) {
            // Lengths are below the letters. Type and class have no case.
            boolean same = i < end - 4 ? lower(response[i]) == lower(query[i]) : response[i] == query[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBareError(byte[] response) {
        int rcode = response[3] & 0xF;
        boolean empty = response[4] == 0 && response[5] == 0 && response[6] == 0 && response[7] == 0;
        return (response[2] & 0x80) != 0 && empty && (rcode == FORMERR || rcode == NOTIMP);
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
