package dev.mailworthy.spf.record;

import java.util.ArrayList;
import java.util.List;

/** The syntax errors found so far in one text. */
final class Problems {

    /** The most problems that are kept; more do not help a reader. */
    private static final int MOST = 100;

    private final String source;
    private final List<SyntaxProblem> found = new ArrayList<>(0);

    Problems(String source) {
        this.source = source;
    }

    void add(int start, int end, Span term, String message, String section) {
        if (found.size() < MOST) {
            found.add(new SyntaxProblem(
                    new Span(start, Math.max(start, end)),
                    source.substring(term.start(), term.end()),
                    message,
                    section));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<SyntaxProblem> list() {
        return found;
    }
}
