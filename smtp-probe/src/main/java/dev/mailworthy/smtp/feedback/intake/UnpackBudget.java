package dev.mailworthy.smtp.feedback.intake;

import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts what one message or file unpacks to, over all its layers. */
final class UnpackBudget {

    private long left = IntakeLimits.UNPACKED_IN_ALL;

    /** A stream that ends with {@link RefusedReport} when it gives more than a limit. */
    InputStream counted(InputStream unpacked, int limit) {
        return new Counted(unpacked, limit, null);
    }

    /** A counted stream that unpacks another one, whose octets are counted for the ratio. */
    InputStream counted(InputStream unpacked, int limit, Taken packed) {
        return new Counted(unpacked, limit, packed);
    }

    private void take(int octets) throws RefusedReport {
        left -= octets;
        if (left < 0) {
            throw new RefusedReport(
                    RefusalKind.OVER_LIMIT, "unpacks to more than " + IntakeLimits.UNPACKED_IN_ALL + " octets in all");
        }
    }

    /** Counts the octets that were read. */
    static final class Taken extends FilterInputStream {
        private long octets;

        Taken(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            octets += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] block, int from, int length) throws IOException {
            int read = super.read(block, from, length);
            octets += Math.max(0, read);
            return read;
        }
    }

    private final class Counted extends FilterInputStream {
        private final int limit;
        private final @Nullable Taken packed;
        private long given;

        private Counted(InputStream in, int limit, @Nullable Taken packed) {
            super(in);
            this.limit = limit;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] block, int from, int length) throws IOException {
            int read = super.read(block, from, length);
            if (read > 0) {
                given += read;
                take(read);
                check();
            }
            return read;
        }

        @Override
        public long skip(long octets) throws IOException {
            byte[] passed = new byte[(int) Math.min(octets, 8192)];
            return Math.max(0, read(passed, 0, passed.length));
        }

        private void check() throws RefusedReport {
            if (given > limit) {
                throw new RefusedReport(RefusalKind.OVER_LIMIT, "is larger than " + limit + " octets");
            }
            if (packed != null && given > IntakeLimits.RATIO_FROM && given / IntakeLimits.RATIO > packed.octets) {
                throw new RefusedReport(
                        RefusalKind.OVER_LIMIT,
                        "unpacks to more than " + IntakeLimits.RATIO + " times its size, which no report does");
            }
        }
    }
}
