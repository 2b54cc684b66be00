package dev.mailworthy.smtp.feedback.source;

import java.io.IOException;
import java.io.InputStream;

/** One file, mailbox or message. Its content decides how it is read, never its name. */
public interface FeedbackSource {

    /** {@return the name for people: a file's, {@code -}, or a folder's and a message's} */
    String name();

    /**
     * {@return the octets, as they are stored} It may be called several times.
     *
     * @throws IOException if the source cannot be read
     */
    InputStream open() throws IOException;
}
