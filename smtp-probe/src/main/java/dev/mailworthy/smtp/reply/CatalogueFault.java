package dev.mailworthy.smtp.reply;

/** A catalogue that cannot be used. The message is one line: {@code FILE:LINE: problem}. */
final class CatalogueFault extends Exception {
    private static final long serialVersionUID = 1;

    CatalogueFault(String message) {
        super(message.replace('\n', ' '));
    }
}
