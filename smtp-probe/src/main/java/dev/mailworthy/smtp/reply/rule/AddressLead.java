package dev.mailworthy.smtp.reply.rule;

import java.util.List;

/** A way in which a reply leads to the client's address. */
interface AddressLead {

    /** The ways in which replies name the address, the clearest first. */
    List<AddressLead> ALL = List.of(
            (text, at) -> isSet(text, beforeFamily(text, at)),
            AddressLead::isParameter,
            (text, at) -> is(text, beforeFamily(text, at), '['),
            (text, at) -> isNamed(text, beforeFamily(text, at)),
            (text, at) -> isInParentheses(text, beforeFamily(text, at)),
            AddressLead::isInPath,
            (text, at) -> is(text, at, '?'),
            AddressLead::isNearTheBeginning,
            (text, at) -> is(text, at, " for "));

    List<String> NAMES = List.of("from", "ip", "address", "addr", "client", "host");
    List<String> PARAMETERS = List.of("v", "ip", "ip_address", "r", "s");
    List<String> PATHS = List.of("/ip", "/query/bl", "/lookup", "/listed");
    /** Words before an address at the beginning of a reply. */
    int FIRST_WORDS = 3;

    /** @param at where the address begins */
    boolean leadsTo(String text, int at);

    /** {@code IP=192.0.2.1}, {@code IP: [192.0.2.1}. */
    private static boolean isSet(String text, int at) {
        int colon = without(text, without(text, at, '['), ' ');
        if (!is(text, colon, '=') && !is(text, colon, ':')) {
            return false;
        }
        int name = without(text, colon - 1, ' ');
        return is(text, name, "ip") && beginsWord(text, name - "ip".length());
    }

    /** {@code ?ip=192.0.2.1}. */
    private static boolean isParameter(String text, int at) {
        if (!is(text, at, '=')) {
            return false;
        }
        for (String name : PARAMETERS) {
            int before = at - 1 - name.length();
            if (is(text, at - 1, name) && (is(text, before, '?') || is(text, before, '&') || is(text, before, ';'))) {
                return true;
            }
        }
        return false;
    }

    /** {@code from 192.0.2.1}, {@code client (192.0.2.1}. */
    private static boolean isNamed(String text, int at) {
        int blank = without(text, at, '(');
        if (!is(text, blank, ' ')) {
            return false;
        }
        for (String name : NAMES) {
            if (is(text, blank - 1, name) && beginsWord(text, blank - 1 - name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInParentheses(String text, int at) {
        int opener = without(text, at, ' ');
        return is(text, opener, '(') || is(text, opener, '<');
    }

    /** {@code /lookup/192.0.2.1}. */
    private static boolean isInPath(String text, int at) {
        if (!is(text, at, '/') && !is(text, at, '?')) {
            return false;
        }
        for (String path : PATHS) {
            if (is(text, at - 1, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNearTheBeginning(String text, int at) {
        int words = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            boolean ends = c == ' ' && i > 0 && text.charAt(i - 1) != ' ';
            words += ends ? 1 : 0;
            if (words > FIRST_WORDS || !ends && !isOfName(c)) {
                return false;
            }
        }
        return at == 0 || text.charAt(at - 1) == ' ';
    }

    private static boolean isOfName(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '_' || c == '-';
    }

    private static int beforeFamily(String text, int at) {
        return is(text, at, ':') && is(text, at, "ipv6:") ? at - "ipv6:".length() : at;
    }

    /** The place before an optional character. */
    private static int without(String text, int end, char optional) {
        return is(text, end, optional) ? end - 1 : end;
    }

    private static boolean is(String text, int end, char last) {
        return end > 0 && text.charAt(end - 1) == last;
    }

    /** Whether a word, in small letters, ends here. */
    private static boolean is(String text, int end, String word) {
        return text.regionMatches(true, end - word.length(), word, 0, word.length());
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '_';
    }
}
