package dev.mailworthy.core.posture.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text that is meant as a record of some version, and that receivers do not take for one. One char for each octet. */
public final class MisspelledRecord {

    /** No honest record is longer. */
    private static final int LONGEST = 4096;

    /** A name of a version that may stand in other words too. */
    private static final int SHORT_NAME = 4;

    /** Quotation marks: of ASCII, and the typographic ones in UTF-8 (U+2018 to U+201F). */
    private static final Pattern QUOTES = Pattern.compile("[\"'`]|\u00e2\u0080[\u0098-\u009f]");

    /** White space of other kinds: the no-break space in UTF-8, and a backslash that escaped a semicolon. */
    private static final Pattern BLANKS = Pattern.compile("\u00c2\u00a0|\\\\");

    /** Tags with a list of addresses. */
    private static final Set<String> ADDRESSES = Set.of("rua", "ruf");

    private static final Pattern ADDRESS =
            Pattern.compile("mailto:[^@\\s]{1,200}@[^@\\s]{1,255}|https://\\S{1,500}", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("(?:^|[\\s;,])\\s*([A-Za-z]{1,8})\\s*[=:](?!//)\\s*");

    private MisspelledRecord() {}

    /** Whether a text names the version near its beginning, in any case and with any marks around it. */
    public static boolean isMeant(String version, String text) {
        String letters = text.substring(0, Math.min(text.length(), 64)).replaceAll("[^A-Za-z0-9]", "");
        String name = version.replaceAll("v?[0-9]+$", "").toUpperCase(Locale.ROOT);
        int at = letters.toUpperCase(Locale.ROOT).indexOf(name);
        return at >= 0
                && at <= 8
                && (name.length() > SHORT_NAME
                        || letters.substring(0, at).toUpperCase(Locale.ROOT).matches("(TXT|MTA|SMTP|V)*"));
    }

    /** Why receivers do not take a text for a record of the version. */
    public static String problem(String version, String text) {
        if (QUOTES.matcher(text).find()) {
            return "it has quotation marks in it";
        }
        String start = text.stripLeading();
        if (start.length() < text.length() && TxtRecords.isOfVersion(version, start)) {
            return "it begins with a blank";
        }
        if (!start.toLowerCase(Locale.ROOT).matches("(?s)v\\s*=.*")) {
            return "it does not begin with v=" + version;
        }
        String value = start.substring(start.indexOf('=') + 1).strip();
        if (value.startsWith(version)) {
            String rest = value.substring(version.length());
            return rest.isBlank() || rest.stripLeading().startsWith(";") || rest.matches("(?s)[A-Za-z0-9].*")
                    ? "its version is not " + version
                    : "there is no semicolon after v=" + version;
        }
        return value.regionMatches(true, 0, version, 0, version.length())
                ? "its version must be written " + version
                : "its version is not " + version;
    }

    /** The tags of these names that can be found in a text, whatever separates them. */
    public static Map<String, String> tags(String text, Set<String> names) {
        String plain = text.substring(0, Math.min(text.length(), LONGEST));
        plain = BLANKS.matcher(QUOTES.matcher(plain).replaceAll("")).replaceAll(" ");
        Map<String, String> found = new LinkedHashMap<>();
        Matcher tag = TAG.matcher(plain);
        String name = "";
        int from = 0;
        while (tag.find()) {
            String next = tag.group(1).toLowerCase(Locale.ROOT);
            if (names.contains(next)) {
                put(found, name, plain.substring(from, tag.start()));
                name = next;
                from = tag.end();
            }
        }
        put(found, name, plain.substring(from));
        return found;
    }

    /** Addresses that follow a list of addresses behind a semicolon, where a comma belongs. */
    private static String furtherAddresses(String text) {
        return Arrays.stream(text.split("[;,\\s]+"))
                .filter(part -> ADDRESS.matcher(part).matches())
                .map(part -> "," + part)
                .collect(Collectors.joining());
    }

    private static void put(Map<String, String> found, String name, String value) {
        int semicolon = value.indexOf(';');
        String alone = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        if (ADDRESSES.contains(name) && semicolon >= 0) {
            alone += furtherAddresses(value.substring(semicolon));
        }
        while (alone.endsWith(",")) {
            alone = alone.substring(0, alone.length() - 1).strip();
        }
        if (!name.isEmpty() && !alone.isEmpty()) {
            found.putIfAbsent(name, alone);
        }
    }
}
