package dev.mailworthy.smtp.feedback.intake;

/** The limits of every layer around a report. */
final class IntakeLimits {

    /** The most octets of a message, an archive, or a packed or JSON report: 10 MiB. */
    static final int PACKED = 10 << 20;
    /** The most octets of one report after unpacking: 64 MiB. */
    static final int UNPACKED = 64 << 20;
    /** The most octets that all layers of one message or file unpack to: 256 MiB. */
    static final long UNPACKED_IN_ALL = 4L * UNPACKED;
    /** The most octets that one packed octet may become. Reports pack by a factor of 5 to 60. */
    static final int RATIO = 400;
    /** The ratio counts from so many unpacked octets on: 4 MiB. */
    static final int RATIO_FROM = 4 << 20;
    /** The deepest nesting of mails and archives. */
    static final int DEEPEST = 6;
    /** The most entries of an archive. */
    static final int MOST_ENTRIES = 100;
    /** The most parts of a message, with those of messages inside it. */
    static final int MOST_PARTS = 500;

    private IntakeLimits() {}
}
