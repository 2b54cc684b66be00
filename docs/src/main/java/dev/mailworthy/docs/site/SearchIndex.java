package dev.mailworthy.docs.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The index of the search: one entry a section. It is a script that sets a variable, because a page that was opened from a
 * file may load a script and may not read a file.
 */
final class SearchIndex {
    /** So much of a section's text is shown below its heading, in characters. */
    private static final int SHOWN = 220;

    private static final Pattern HEADING = Pattern.compile("<h([234]) id=\"([^\"]*)\">(.*?)</h\\1>", Pattern.DOTALL);
    private static final Pattern CONTENT =
            Pattern.compile("<div id=\"content\">(.*)<footer class=\"site\">", Pattern.DOTALL);

    private final List<String> entries = new ArrayList<>();

    void add(SiteMap.Entry page, String html) {
        Matcher content = CONTENT.matcher(html);
        if (!content.find()) {
            throw new IllegalArgumentException(page.file() + " has no content");
        }
        String text = content.group(1);
        Matcher headings = HEADING.matcher(text);
        String id = "";
        String heading = page.title();
        int from = 0;
        while (headings.find()) {
            section(page, id, heading, text.substring(from, headings.start()));
            id = headings.group(2);
            heading = Html.text(headings.group(3));
            from = headings.end();
        }
        section(page, id, heading, text.substring(from));
    }

    private void section(SiteMap.Entry page, String id, String heading, String html) {
        String text = Html.text(html);
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN);
        entries.add(
                List.of(page.file(), page.title(), id, heading, shown, words(text.substring(shown.length()), shown))
                        .stream()
                        .map(SearchIndex::quoted)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** The words behind the shown text, each once. */
    private static String words(String text, String shown) {
        Set<String> words =
                new LinkedHashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}._:=@/-]+")));
        words.removeIf(word -> word.length() < 3);
        words.removeAll(List.of(shown.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}._:=@/-]+")));
        return String.join(" ", words);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20 || c == '<' || c == 0x2028 || c == 0x2029) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    String script() {
        return "window.MAILWORTHY_INDEX = [\n" + String.join(",\n", entries) + "\n];\n";
    }
}
