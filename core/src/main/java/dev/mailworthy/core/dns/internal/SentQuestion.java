package dev.mailworthy.core.dns.internal;

/** The octets of a query, and whether a response is to exactly its question. */
record SentQuestion(byte[] query) {

    private static final int HEADER = 12;
    private static final int QR = 0x80;
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
        return length == HEADER && isBareError(response)
                || length >= end() && isResponseToOne(response) && hasSameQuestion(response);
    }

    private static boolean isResponseToOne(byte[] response) {
        return (response[2] & 0xF8) == QR && response[4] == 0 && response[5] == 1;
    }

    private boolean hasSameQuestion(byte[] response) {
        int end = end();
        for (int i = HEADER; i < end; i++) {
            // Lengths are below the letters. Type and class have no case.
            boolean same = i < end - 4 ? lower(response[i]) == lower(query[i]) : response[i] == query[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is wrong with the header of a datagram that is for this question but no response to it (RFC 1035 section 4.1.1).
     * Empty for any other datagram.
     */
    String headerFault(byte[] response, int length) {
        if (length < HEADER) {
            return "";
        }
        boolean own = length >= end() && hasSameQuestion(response);
        if ((response[2] & QR) == 0) {
            return own ? "a query in place of a reply (QR is clear)" : "";
        }
        int opcode = (response[2] & 0x78) >> 3;
        if (opcode != 0) {
            return own ? "a reply of another kind (OPCODE " + opcode + ")" : "";
        }
        int questions = (response[4] & 0xFF) << 8 | (response[5] & 0xFF);
        return questions == 1 ? "" : "a reply with " + questions + " questions in place of one";
    }

    private static boolean isBareError(byte[] response) {
        int rcode = response[3] & 0xF;
        boolean empty = response[4] == 0 && response[5] == 0 && response[6] == 0 && response[7] == 0;
        return (response[2] & QR) != 0 && empty && (rcode == FORMERR || rcode == NOTIMP);
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
