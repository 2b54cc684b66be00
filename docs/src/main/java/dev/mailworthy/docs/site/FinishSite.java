package dev.mailworthy.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finishes the pages that Asciidoctor made: it writes the navigation into each, names the columns in the cells of tables, makes
 * links of RFCs and codes, adds the samples for narrow screens, lets long lines of listings wrap, and writes the index of the search. Its arguments are the site's
 * directory, the map of its pages, and the directory of the samples.
 */
public final class FinishSite {
    private static final String NAVIGATION = "<!-- navigation -->";

    private static final Pattern SECTION = Pattern.compile("<h3 id=\"([^\"]*)\"");

    /** A short word of code, such as an option. It is not broken at its hyphens. */
    private static final Pattern WORD = Pattern.compile("<code>([^<\\s]{1,24})</code>");

    private static final Pattern LONG_WORD = Pattern.compile("<code>[^<\\s]{25,}</code>");

    private FinishSite() {}

    public static void main(String[] args) throws IOException {
        Path site = Path.of(args[0]);
        SiteMap map = SiteMap.read(Path.of(args[1]));
        SearchIndex index = new SearchIndex();
        NarrowSamples samples = new NarrowSamples(Path.of(args[2]));
        PageLinks links = new PageLinks(codes(site.resolve("findings.html")));
        for (Path page : pages(site)) {
            String name = page.getFileName().toString();
            SiteMap.Entry entry = map.entry(name)
                    .orElseThrow(() -> new IllegalArgumentException("the map of the site does not have " + name));
            String tables = TableLabels.in(Html.plain(Files.readString(page)));
            index.add(entry, links.in(tables).replace(NAVIGATION, map.navigation(name)));
            String listings = CodeLines.in(links.in(samples.in(tables)));
            Files.writeString(page, words(listings).replace(NAVIGATION, map.navigation(name)));
        }
        Files.writeString(site.resolve("search-index.js"), index.script());
    }

    /** Keeps short words of code in one piece. A longer one may be broken behind an underscore. */
    private static String words(String page) {
        String shortOnes = WORD.matcher(page).replaceAll("<code class=\"nowrap\">$1</code>");
        return LONG_WORD
                .matcher(shortOnes)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().replace("_", "_<wbr>")));
    }

    private static Set<String> codes(Path findings) throws IOException {
        return SECTION.matcher(Files.readString(findings))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
