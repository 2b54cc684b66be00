package dev.mailworthy.cli.compare;

import java.util.Locale;

/** The part of a run that makes a finding or leaves a check unanswered, by what is said of either. */
enum Area {
    PORTS,
    BLOCKLISTS,
    SPF,
    PUBLISHED_NAMES,
    /** It may be any. */
    ANY;

    static Area ofCode(String code) {
        return switch (code.replaceFirst("-.*", "")) {
            case "EGRESS" -> PORTS;
            case "DNSBL" -> BLOCKLISTS;
            case "SPF" -> SPF;
            default -> PUBLISHED_NAMES;
        };
    }

    /** A list's own name says nothing, so that what is not known is about anything. */
    static Area ofCheck(String check) {
        String words = check.toLowerCase(Locale.ROOT);
        if (words.startsWith("outgoing port") || words.startsWith("proof of port")) {
            return PORTS;
        }
        if (words.startsWith("blocklists")) {
            return BLOCKLISTS;
        }
        if (words.equals("spf") || words.startsWith("spf of ")) {
            return SPF;
        }
        return words.startsWith("mx ") || words.startsWith("ptr ") || words.startsWith("dmarc ")
                ? PUBLISHED_NAMES
                : ANY;
    }
}
