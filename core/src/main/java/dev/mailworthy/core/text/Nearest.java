package dev.mailworthy.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The known names that a mistyped name probably means. Upper and lower case count as equal. */
public final class Nearest {

    /** A longer text is no name with a typing error. */
    private static final int LONGEST = 80;

    /** The most names that are worth a suggestion. */
    private static final int MOST = 3;

    /** One typing error in this many characters still leaves the name recognizable. */
    private static final int CHARACTERS_AN_ERROR = 3;

    private Nearest() {}

    /**
     * The known names that are like the given one, the likeliest first, three at most: names that hold it as a whole word
     * between hyphens or dots or begin with it, then names in which few characters are missing, added, replaced or exchanged
     * with their neighbour.
     */
    public static List<String> to(String given, Collection<String> known) {
        String wanted = plain(given);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        Stream<String> holders = known.stream().filter(name -> holdsWord(name, wanted));
        Stream<String> alike = known.stream()
                .filter(name -> errors(wanted, plain(name)) <= allowed(wanted))
                .sorted(Comparator.<String>comparingInt(name -> errors(wanted, plain(name))));
        return Stream.concat(holders, alike).distinct().limit(MOST).toList();
    }

    /** A question about the likeliest names, like {@code did you mean "gmail"?}; empty if no name is near. */
    public static Optional<String> question(String given, Collection<String> known) {
        List<String> near = to(given, known);
        return near.isEmpty()
                ? Optional.empty()
                : Optional.of(near.stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(" or ", "did you mean ", "?")));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static int allowed(String wanted) {
        return Math.max(1, wanted.length() / CHARACTERS_AN_ERROR);
    }

    private static boolean holdsWord(String name, String wanted) {
        return List.of(plain(name).split("[-._]")).contains(wanted)
                || wanted.length() >= CHARACTERS_AN_ERROR && plain(name).startsWith(wanted);
    }

    /** The number of characters to insert, delete, replace or exchange with their neighbour (optimal string alignment). */
    private static int errors(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, one, other, i, j);
            }
        }
        return least[one.length()][other.length()];
    }

    private static int step(int[][] least, String one, String other, int i, int j) {
        int replaced = least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int changed = Math.min(replaced, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(changed, least[i - 2][j - 2] + 1) : changed;
    }
}
