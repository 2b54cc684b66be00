package dev.mailworthy.smtp.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A policy document, line by line (RFC 8461 section 3.2).
 *
 * @param policy empty if senders cannot use the document
 * @param faults what breaks the form, with the number of the line
 */
record StsReading(Optional<StsPolicy> policy, List<String> faults) {

    /** The largest max_age, in seconds: a year (section 3.2). */
    private static final long LONGEST_AGE = 31_557_600;

    /** A host name, or an asterisk and a dot before one of at least two labels. */
    private static final String HOST =
            "(\\*\\.)?([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?\\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*";

    private static final int MOST_FAULTS = 5;

    StsReading {
        faults = List.copyOf(faults);
    }

    static StsReading of(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        List<String> faults = new ArrayList<>();
        if (text.startsWith("\uFEFF")) {
            faults.add("it begins with a byte order mark");
        }
        if (text.stripLeading().startsWith("<")) {
            faults.add("it is an HTML page, not a policy");
            return new StsReading(Optional.empty(), faults);
        }
        Map<String, String> fields = new HashMap<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length && faults.size() < MOST_FAULTS; i++) {
            String problem = line(lines[i], fields);
            if (!problem.isEmpty()) {
                faults.add("line " + (i + 1) + ": " + problem);
            }
        }
        missing(fields, faults);
        return new StsReading(StsPolicy.parse(document), faults);
    }

    /** What is wrong with a line, or nothing. */
    private static String line(String line, Map<String, String> fields) {
        int colon = line.indexOf(':');
        if (line.isBlank()) {
            return "";
        }
        if (line.indexOf('\r') >= 0) {
            return "lines end in CR alone; they must end in LF or CRLF";
        }
        if (colon < 0) {
            return "there is no colon";
        }
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        boolean again = fields.putIfAbsent(name, value) != null;
        return switch (name) {
            case "version" -> value.equals("STSv1") ? repeated(name, again) : "version must be STSv1";
            case "mode" ->
                List.of("enforce", "testing", "none").contains(value)
                        ? repeated(name, again)
                        : "mode must be enforce, testing or none";
            case "max_age" -> isAge(value) ? repeated(name, again) : "max_age must be 0 to " + LONGEST_AGE + " seconds";
            case "mx" -> value.matches(HOST) ? "" : "mx must be a host name, or *. and a domain";
            default -> isSlip(name) ? "unknown field; did you mean " + meant(name) + "?" : "";
        };
    }

    private static String repeated(String name, boolean again) {
        return again ? "a second " + name + ", which senders ignore" : "";
    }

    private static boolean isAge(String value) {
        return value.matches("[0-9]{1,10}") && Long.parseLong(value) <= LONGEST_AGE;
    }

    /** Whether an unknown field, which senders ignore, is one of the four known ones in another spelling. */
    private static boolean isSlip(String name) {
        return !meant(name).isEmpty();
    }

    private static String meant(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return switch (letters) {
            case "version", "v" -> "version";
            case "mode" -> "mode";
            case "maxage" -> "max_age";
            case "mx", "mxs" -> "mx";
            default -> "";
        };
    }

    private static void missing(Map<String, String> fields, List<String> faults) {
        for (String name : List.of("version", "mode", "max_age")) {
            if (!fields.containsKey(name)) {
                faults.add("there is no " + name);
            }
        }
        if (!fields.containsKey("mx") && !"none".equals(fields.get("mode"))) {
            faults.add("there is no mx");
        }
    }
}
