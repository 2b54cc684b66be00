package dev.mailworthy.core.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.mailworthy.core.dns.internal.bulk.port.PrivateFolder;

/**
 * The user that owns the sockets and files that a thread opens. Linux keeps it for each thread, apart from the user of the
 * process (setfsuid(2)). A packet filter's rule about users and groups looks at this owner of a socket.
 */
public final class ThreadUser {

    /** A number that is no user. The system calls then change nothing and return the present number. */
    private static final int ASK = -1;

    private ThreadUser() {}

    /** The native methods. Their first use fails without JNA, or if JNA cannot load its native library. */
    private static final class Calls {

        static {
            PrivateFolder.during(() -> Native.register(Calls.class, NativeLibrary.getProcess()));
        }

        private Calls() {}

        static native int setfsuid(int user);

        static native int setfsgid(int group);
    }

    /**
     * Makes the current thread open sockets and files as this user and group, until the next call. The thread may then not read
     * what the user may not read. Root alone may take another user, and may go back.
     *
     * @param user 0 to 2^32 - 2
     * @param group 0 to 2^32 - 2
     * @return whether the thread now opens them so; false where the system does not allow it or has no such call
     */
    public static boolean become(long user, long group) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        try {
            Calls.setfsgid((int) group);
            Calls.setfsuid((int) user);
            return Calls.setfsgid(ASK) == (int) group && Calls.setfsuid(ASK) == (int) user;
        } catch (LinkageError e) {
            return false;
        }
    }
}
