package dev.mailworthy.cli;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The codes in the output of a command. */
final class ShownCodes {

    /** A code of a finding or a requirement, or of an enum. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w.=/@:-])[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+(?![\\w.=/@-])");

    /** Words in capitals that are no codes of this program. */
    private static final Set<String> OTHERS = Set.of("UTF-8", "CRC-32", "PRE-DATA", "TXT-RECORD");

    /** The members of documents whose values are codes. */
    private static final Set<String> MEMBERS =
            Set.of("code", "codes", "id", "verdict", "outcome", "why", "cause", "rule", "rulesOut", "leaves", "lists");

    /** A value that can be a code; others are sentences. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,32}(?:[-_][A-Za-z0-9]{1,32}){0,8}");

    private ShownCodes() {}

    /** The codes in a text. */
    static Set<String> inText(String text) {
        Set<String> found = new TreeSet<>();
        CODE.matcher(text).results().map(MatchResult::group).forEach(found::add);
        found.removeAll(OTHERS);
        return found;
    }

    /** The codes in a document, by its members. */
    static Set<String> inDocument(Object document) {
        Set<String> found = new TreeSet<>();
        collect(document, found);
        return found;
    }

    private static void collect(Object value, Set<String> found) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                if (MEMBERS.contains(String.valueOf(name))) {
                    words(member, found);
                }
                collect(member, found);
            });
        } else if (value instanceof Collection<?> array) {
            array.forEach(each -> collect(each, found));
        }
    }

    private static void words(Object value, Set<String> found) {
        if (value instanceof String word && WORD.matcher(word).matches()) {
            found.add(word);
        } else if (value instanceof Collection<?> array) {
            array.forEach(each -> words(each, found));
        }
    }
}
