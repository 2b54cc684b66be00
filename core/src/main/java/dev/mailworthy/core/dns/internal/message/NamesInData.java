package dev.mailworthy.core.dns.internal.message;

/** Where the data of a record has names that can be compressed, for the types that are read here. */
final class NamesInData {

    private static final int[] NONE = {};
    private static final int[] ONE = {0};
    private static final int[] TWO = {0, 0};
    private static final int[] AFTER_PREFERENCE = {2};
    private static final int[] AFTER_SRV_NUMBERS = {6};
    private static final int[] AFTER_RRSIG_NUMBERS = {18};

    private NamesInData() {}

    /** For each name the number of octets between it and the name before, or the begin of the data. */
    static int[] of(int type) {
        return switch (type) {
            case 2, 5, 12, 39, 47 -> ONE; // NS, CNAME, PTR, DNAME, NSEC
            case 6 -> TWO; // SOA
            case 15 -> AFTER_PREFERENCE; // MX
            case 33 -> AFTER_SRV_NUMBERS; // SRV
            case 46 -> AFTER_RRSIG_NUMBERS; // RRSIG
            default -> NONE;
        };
    }

    /** Whether the type is read here and its data has no name. */
    static boolean isOpaque(int type) {
        return switch (type) {
            case 1, 16, 28, 41, 43, 48, 50, 51, 52, 257 -> true; // A TXT AAAA OPT DS DNSKEY NSEC3 NSEC3PARAM TLSA CAA
            default -> false;
        };
    }
}
