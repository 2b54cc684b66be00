package dev.mailworthy.smtp.provider;

/**
 * Lines of at most 72 columns, except URLs. They break between words, and inside a word that is too long for a line.
 */
final class TicketPage {

    static final int WIDTH = 72;

    private final StringBuilder page = new StringBuilder(4096);

    TicketPage text(String text) {
        return wrapped("", "", text);
    }

    /** Adds a list item, with a hyphen. */
    TicketPage item(String text) {
        return wrapped("- ", "  ", text);
    }

    /** Adds an indented text. Its further lines are indented more. */
    TicketPage detail(String text) {
        return wrapped("    ", "      ", text);
    }

    TicketPage blank() {
        page.append('\n');
        return this;
    }

    /** Adds a URL without breaking it. */
    TicketPage copy(String url) {
        page.append("  ").append(url).append('\n');
        return this;
    }

    private TicketPage wrapped(String first, String further, String text) {
        StringBuilder line = new StringBuilder(first);
        int begin = line.length();
        for (String word : text.split(" +")) {
            String rest = word;
            if (line.length() > begin && line.length() + 1 + rest.length() > WIDTH) {
                begin = next(line, further);
            }
            if (line.length() > begin) {
                line.append(' ');
            }
            while (line.length() + rest.length() > WIDTH) {
                int room = WIDTH - line.length();
                line.append(rest, 0, room);
                rest = rest.substring(room);
                begin = next(line, further);
            }
            line.append(rest);
        }
        page.append(line).append('\n');
        return this;
    }

    private int next(StringBuilder line, String further) {
        page.append(line).append('\n');
        line.setLength(0);
        line.append(further);
        return further.length();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
