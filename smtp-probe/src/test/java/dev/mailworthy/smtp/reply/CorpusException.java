package dev.mailworthy.smtp.reply;

import java.util.Arrays;
import java.util.Optional;

/** A reply that concerns the recipient, although its corpus counts it on the sender's side. */
enum CorpusException {
    MICROSOFT_507(
            "microsoft/t9",
            "The reply itself says that the recipient rejects the mail; Microsoft's table says the same."),
    MIMECAST_SENDER(
            "mimecast/t6",
            "Mimecast's table: the recipient or an administrator there has put the sender on a block list.");

    private final String row;
    private final String reason;

    CorpusException(String row, String reason) {
        this.row = row;
        this.reason = reason;
    }

    static Optional<CorpusException> of(String row) {
        return Arrays.stream(values())
                .filter(exception -> exception.row.equals(row))
                .findFirst();
    }

    @Override
    public String toString() {
        return row + ": " + reason;
    }
}
