package dev.mailworthy.spf;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * How much work a thread did, as the octets that it allocated. It does not depend on how busy the machine is. Code that copies
 * its input again and again, in square time, shows in it.
 */
final class Work {

    private static final int MEBIBYTE = 1 << 20;

    private Work() {}

    /** Does work twice and gives the mebibytes of the second time, without what the first use of classes takes. */
    static double mebibytes(Supplier<?> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.get();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.get();
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / MEBIBYTE;
    }
}
