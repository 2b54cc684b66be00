package dev.mailworthy.core.dns.internal.bulk.port;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * The socket calls of Linux on the machines named below, which all have the same structures and constants. Memory addresses are
 * passed as numbers, so that the data must be in direct buffers, which do not move.
 */
final class LinuxSockets {

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int POLLIN = 1;
    static final int POLLOUT = 4;

    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ECONNREFUSED = 111;

    private static final Set<String> MACHINES =
            Set.of("amd64", "x86_64", "aarch64", "riscv64", "ppc64le", "loongarch64");

    private LinuxSockets() {}

    /** The native methods. Their first use fails without JNA, or if JNA cannot load its native library. */
    static final class Calls {

        static {
            PrivateFolder.during(() -> Native.register(Calls.class, NativeLibrary.getProcess()));
        }

        private Calls() {}

        static native int socket(int family, int type, int protocol);

        static native int connect(int socket, long address, int length);

        static native int sendmmsg(int socket, long messages, int count, int flags);

        static native int recvmmsg(int socket, long messages, int count, int flags, long timeout);

        static native int poll(long sockets, long count, int millis);

        static native int close(int socket);
    }

    /** Whether this machine has these calls and allows them. */
    static boolean areThere() {
        return System.getProperty("os.name", "").equals("Linux")
                && MACHINES.contains(System.getProperty("os.arch", ""))
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && mayBeCalled();
    }

    /**
     * Whether the system allows the calls. A filter of system calls (seccomp) can refuse them. Each call is tried without
     * datagrams, which succeeds if it is allowed.
     */
    private static boolean mayBeCalled() {
        try {
            int socket = Calls.socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            if (socket < 0) {
                return false;
            }
            boolean may = Calls.sendmmsg(socket, 0, 0, 0) == 0
                    && Calls.recvmmsg(socket, 0, 0, 0, 0) == 0
                    && Calls.poll(0, 0, 0) == 0;
            Calls.close(socket);
            return may;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error | RuntimeException e) {
            // JNA throws a plain Error if the native library of another JNA version is loaded.
            return false;
        }
    }

    /** Opens a non-blocking UDP socket on a random port and connects it to a server. */
    static int connected(InetSocketAddress server) throws IOException {
        ByteBuffer address = SocketAddresses.of(server);
        int socket = Calls.socket(SocketAddresses.family(server), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket < 0) {
            throw failure("socket", errno());
        }
        int connected = Calls.connect(socket, address(address), address.capacity());
        Reference.reachabilityFence(address);
        if (connected != 0) {
            IOException failure = failure("connect", errno());
            Calls.close(socket);
            throw failure;
        }
        return socket;
    }

    static IOException failure(String call, int errno) {
        return errno == ECONNREFUSED
                ? new PortUnreachableException()
                : new IOException(call + " failed with error " + errno);
    }

    /** The error number of the last call that failed. */
    static int errno() {
        return Native.getLastError();
    }

    /** The memory address of a direct buffer. */
    static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }
}
