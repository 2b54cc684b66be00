package dev.mailworthy.smtp.delivery.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Searches in octets. A search reads eight octets at a time where it can. */
public final class LogOctets {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private LogOctets() {}

    /** The octets of an ASCII text. */
    public static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** Eight octets as one number. */
    static long word(byte[] block, int at) {
        return (long) WORDS.get(block, at);
    }

    /** The first place of an octet, or -1. */
    public static int indexOf(byte[] block, int from, int to, byte wanted) {
        int at = from;
        long pattern = (wanted & 0xFF) * LOW;
        for (; at <= to - 2 * Long.BYTES; at += 2 * Long.BYTES) {
            long one = zeros(word(block, at) ^ pattern);
            long other = zeros(word(block, at + Long.BYTES) ^ pattern);
            if ((one | other) != 0) {
                return one != 0 ? at + first(one) : at + Long.BYTES + first(other);
            }
        }
        if (at <= to - Long.BYTES) {
            long zeros = zeros(word(block, at) ^ pattern);
            if (zeros != 0) {
                return at + first(zeros);
            }
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            if (block[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Has a bit at the first octet that is zero, and none if no octet is. */
    private static long zeros(long word) {
        return word - LOW & ~word & HIGH;
    }

    private static int first(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** The first place of some octets, or -1. */
    public static int indexOf(byte[] block, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        int at = from;
        while (at <= last) {
            at = indexOf(block, at, last + 1, wanted[0]);
            if (at < 0) {
                return -1;
            }
            if (Arrays.equals(block, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Whether some octets stand at a place. */
    public static boolean startsWith(byte[] block, int at, int to, byte[] wanted) {
        int length = wanted.length;
        if (to - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (block[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A number made of octets and a key. Without the key, texts with an equal number cannot be made on purpose. */
    public static long hash(byte[] block, int from, int to, long key) {
        long hash = key ^ (to - from) * MIX;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ word(block, at));
        }
        if (at < to) {
            long rest = 0;
            for (; at < to; at++) {
                rest = rest << 8 | block[at] & 0xFF;
            }
            hash = mix(hash ^ rest);
        }
        return hash;
    }

    /** Spreads the bits of a number (the end of MurmurHash3, a bijection). */
    public static long mix(long number) {
        long mixed = (number ^ number >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }

    public static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Whether an octet can stand in a queue id. */
    public static boolean isAlphanumeric(byte octet) {
        return isDigit(octet) || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
    }

    /** The octets as text. Those beyond ASCII become U+FFFD if they are no UTF-8. */
    public static String text(byte[] block, int from, int to) {
        return new String(block, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number whose digits stand here; at most 18 of them, other octets end it. */
    public static long number(byte[] block, int from, int to) {
        long number = 0;
        for (int at = from; at < to && at < from + 18 && isDigit(block[at]); at++) {
            number = number * 10 + block[at] - '0';
        }
        return number;
    }
}
