package dev.mailworthy.smtp.host;

import java.io.IOException;

/**
 * The user that owns the sockets of a probe. Rules of the packet filter and of routing look at the owner, which a socket has
 * from the moment when it is made.
 */
public interface SocketOwner {

    /**
     * Makes a socket that belongs to this user. Called by several threads.
     *
     * @param <T> the socket's type
     * @param opening makes the socket
     * @return the socket
     * @throws IOException if the socket cannot be made
     */
    <T> T open(Opening<T> opening) throws IOException;

    /**
     * Makes a socket, and does nothing else.
     *
     * @param <T> the socket's type
     */
    @FunctionalInterface
    interface Opening<T> {
        /**
         * {@return the new socket}
         *
         * @throws IOException if it cannot be made
         */
        T open() throws IOException;
    }

    /** {@return the user of this process} */
    static SocketOwner process() {
        return new SocketOwner() {
            @Override
            public <T> T open(Opening<T> opening) throws IOException {
                return opening.open();
            }
        };
    }
}
