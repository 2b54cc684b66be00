package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rendered site: every internal link has a target, and no page loads anything from elsewhere. */
class SiteTest {

    private static final Path SITE = Path.of("target", "site");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern LOADED = Pattern.compile(
            "<(?:script|img|iframe|link|source)\\b[^>]*(?:src|href)=\"([^\"]*)\"|url\\(([^)]*)\\)|@import");

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(SITE)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> values(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void allPagesExist() throws IOException {
        assertThat(files(".html"))
                .extracting(page -> SITE.relativize(page).toString())
                .contains(
                        "index.html",
                        "commands.html",
                        "findings.html",
                        "core.html",
                        "spf.html",
                        "dnsbl.html",
                        "smtp-probe.html",
                        "responder.html",
                        "cli.html",
                        "labs.html",
                        "exit-codes.html",
                        "json.html",
                        "report-forms.html",
                        "fix.html");
    }

    @Test
    void everyInternalLinkLeadsToAPageAndAnAnchorThatExist() throws IOException {
        Set<String> broken = new TreeSet<>();
        int links = 0;
        for (Path page : files(".html")) {
            for (String link : values(LINK, page)) {
                if (!link.matches("[a-z]+:.*")) {
                    links++;
                    check(page, link, broken);
                }
            }
        }
        assertThat(links).isGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    private static void check(Path page, String link, Set<String> broken) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        boolean anchored = parts.length < 2
                || (Files.isRegularFile(target) && values(ANCHOR, target).contains(parts[1]));
        if (!Files.isRegularFile(target) || !anchored) {
            broken.add(SITE.relativize(page) + " -> " + link);
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        for (Path page : files(".html")) {
            assertThat(found(LOADED, page))
                    .allSatisfy(tag -> assertThat(tag).doesNotContainPattern("=\"(//|[a-z]+://)"));
        }
        for (Path sheet : files(".css")) {
            assertThat(found(LOADED, sheet)).allSatisfy(rule -> assertThat(rule).doesNotContain("//", "@import"));
        }
    }

    @Test
    void everyFindingHasItsSection() throws IOException {
        String page = Files.readString(SITE.resolve("findings.html"));
        assertThat(page)
                .contains(
                        "id=\"ptr-missing\"",
                        "id=\"egress-25-dropped\"",
                        "id=\"spf-fail\"",
                        "id=\"dnsbl-listed\"",
                        "id=\"reply-ptr-problem\"");
    }
}
