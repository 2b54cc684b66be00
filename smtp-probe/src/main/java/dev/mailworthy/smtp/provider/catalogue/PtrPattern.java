package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The end of the reverse names of a provider's addresses, such as {@code .compute.amazonaws.com}. At least one label
 * comes before it. {@code *} matches a part of one label, as in {@code .ip-*.eu}.
 */
public final class PtrPattern {

    private static final Pattern FORM = Pattern.compile("(\\.[a-z0-9-]*\\*?[a-z0-9-]*)+");

    private final String text;
    private final List<String> labels;

    private PtrPattern(String text) {
        this.text = text;
        this.labels = List.of(text.substring(1).split("\\."));
    }

    /**
     * {@return the pattern}
     *
     * @param text the end of a reverse name
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static PtrPattern parse(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (text.length() > DomainName.MAX_TEXT_OCTETS || !FORM.matcher(small).matches() || hasWeakLabel(small)) {
            throw new IllegalArgumentException(
                    "the end of a reverse name is two labels or more, each with a dot before it, like .example.net");
        }
        return new PtrPattern(small);
    }

    /**
     * Whether the end is too general: a single label is a top-level domain, and a wildcard may match any of the last
     * two labels.
     */
    private static boolean hasWeakLabel(String text) {
        String[] labels = text.substring(1).split("\\.", -1);
        if (labels.length < 2 || labels[labels.length - 1].contains("*") || labels[labels.length - 2].equals("*")) {
            return true;
        }
        return List.of(labels).contains("");
    }

    /**
     * {@return whether a reverse name has this end, with at least one label before it}
     *
     * @param name from a PTR record
     */
    public boolean matches(DomainName name) {
        List<String> seen = name.labels();
        int before = seen.size() - labels.size();
        if (before < 1) {
            return false;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!matches(labels.get(i), seen.get(before + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String label, String seen) {
        int star = label.indexOf('*');
        if (star < 0) {
            return label.equals(seen);
        }
        return seen.length() >= label.length() - 1
                && seen.startsWith(label.substring(0, star))
                && seen.endsWith(label.substring(star + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
