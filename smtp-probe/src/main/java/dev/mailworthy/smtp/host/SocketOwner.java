package dev.mailworthy.smtp.host;

import java.io.IOException;

/**
 * The user that owns the sockets of a probe. Rules of the packet filter and of routing look at the owner, which a socket has
 * from the moment when it is made.
 */
public interface SocketOwner {

    /** Makes a socket that belongs to this user. Called by several threads. */
    <T> T open(Opening<T> opening) throws IOException;

    /** Makes a socket, and does nothing else. */
    @FunctionalInterface
    interface Opening<T> {
        T open() throws IOException;
    }

    /** The user of this process. */
    static SocketOwner process() {
        return new SocketOwner() {
            @Override
            public <T> T open(Opening<T> opening) throws IOException {
                return opening.open();
            }
        };
    }
}
