package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /** The pages without those of the Javadoc, which the JDK's tool makes. */
    private static List<Path> pages() throws IOException {
        return files(".html").stream()
                .filter(page -> !page.startsWith(SITE.resolve("javadoc")))
                .toList();
    }

    @Test
    void allPagesOfTheNavigationExist() throws IOException {
        List<String> links = values(LINK, SITE.resolve("index.html"));
        assertThat(links)
                .contains("install.html", "guide-port-25.html", "findings.html", "javadoc/index.html", "faq.html");
        assertThat(pages())
                .extracting(page -> SITE.relativize(page).toString())
                .allSatisfy(page -> assertThat(links).contains(page));
    }

    @Test
    void everyPageHasTheVersionTheSearchAndItsPlaceInTheNavigation() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .describedAs(page.toString())
                    .containsPattern("<span class=\"version\">\\d+\\.\\d+")
                    .contains("id=\"search\"", "<footer class=\"site\">")
                    .containsOnlyOnce("aria-current=\"page\"");
        }
    }

    @Test
    void noTableHasANumberAsItsCaption() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).doesNotContainPattern("<caption[^>]*>[^<]*\\d+\\. ");
        }
    }

    @Test
    void theSearchKnowsEveryPage() throws IOException {
        String index = Files.readString(SITE.resolve("search-index.js"));
        assertThat(index).startsWith("window.MAILWORTHY_INDEX = [");
        assertThat(pages()).allSatisfy(page -> assertThat(index).contains("[\"" + page.getFileName() + "\","));
        assertThat(index).contains("\"PTR-MISSING\"", "\"My provider blocks port 25\"");
    }

    @Test
    void rfcsAndCodesAreLinks() throws IOException {
        assertThat(Files.readString(SITE.resolve("spf.html")))
                .contains("<a href=\"https://www.rfc-editor.org/rfc/rfc7208.html\">RFC 7208</a>");
        assertThat(Files.readString(SITE.resolve("reading-the-report.html")))
                .contains("<a href=\"findings.html#ptr-missing\">PTR-MISSING</a>");
    }

    @Test
    void everyCodeInASampleHasItsSection() throws IOException {
        Set<String> known = new TreeSet<>(values(ANCHOR, SITE.resolve("findings.html")));
        Pattern code = Pattern.compile(
                "^(?:BLOCKER|ERROR|WARNING|NOTICE|INFO) +([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)\\b", Pattern.MULTILINE);
        try (Stream<Path> samples = Files.list(Path.of("target", "generated-adoc", "samples"))) {
            for (Path sample : samples.filter(Files::isRegularFile).toList()) {
                assertThat(code.matcher(Files.readString(sample))
                                .results()
                                .map(match -> match.group(1).toLowerCase(Locale.ROOT)))
                        .isSubsetOf(known);
            }
        }
    }

    /** Explain accepts each code of each lab (tests of cli); here is the text of each. */
    @Test
    void everyCodeThatExplainKnowsStandsOnAPageOfTheReference() throws IOException {
        StringBuilder reference = new StringBuilder();
        for (String page : List.of("findings", "receivers", "lists", "providers", "replies", "codes")) {
            reference.append(Files.readString(SITE.resolve(page + ".html")));
        }
        String text = reference
                .toString()
                .replaceAll("</?wbr[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&#60;", "<")
                .replace("&#62;", ">")
                .replace("&#45;", "-")
                .replace("&#95;", "_")
                .replace("&#46;", ".");
        assertThat(Topics.bundled().all())
                .hasSizeGreaterThan(300)
                .allSatisfy(topic -> assertThat(
                                Pattern.compile("(?<![\\w-])" + Pattern.quote(topic.code()) + "(?![\\w-])")
                                        .matcher(text)
                                        .find())
                        .as(topic.code())
                        .isTrue());
        assertThat(Catalogue.bundled().lists())
                .allSatisfy(list -> assertThat(text)
                        .contains(" " + list.id() + " ", list.zone().open()));
    }

    @Test
    void samplesHaveAFormForNarrowScreens() throws IOException {
        String page = Files.readString(SITE.resolve("index.html"));
        assertThat(page)
                .contains("<pre class=\"wide\"><span class=\"line in0\">BLOCKED", "<pre class=\"narrow\"><span");
        assertThat(Files.readString(Path.of("target", "generated-adoc", "samples", "narrow", "check-fresh-vps.txt"))
                        .lines()
                        .filter(line -> !line.contains("https://")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(43));
    }

    @Test
    void theJavadocHasTheExportedPackagesAlone() throws IOException {
        Path javadoc = SITE.resolve("javadoc");
        assertThat(Files.readString(javadoc.resolve("element-list")))
                .contains("module:dev.mailworthy.core", "dev.mailworthy.spf.publish", "dev.mailworthy.smtp.reply.rule")
                .doesNotContain(
                        ".internal",
                        "dev.mailworthy.dnsbl.ask",
                        "dev.mailworthy.smtp.attempt",
                        "dev.mailworthy.core.text\n");
        for (Path page : files(".html")) {
            assertThat(Files.readString(page))
                    .doesNotContain(Path.of("").toAbsolutePath().toString());
        }
    }

    @Test
    void everyInternalLinkLeadsToAPageAndAnAnchorThatExist() throws IOException {
        Set<String> broken = new TreeSet<>();
        int links = 0;
        for (Path page : pages()) {
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
        for (Path page : pages()) {
            assertThat(found(LOADED, page))
                    .allSatisfy(tag -> assertThat(tag).doesNotContainPattern("=\"(//|[a-z]+://)"));
        }
        assertThat(found(LOADED, SITE.resolve("mailworthy.css")))
                .allSatisfy(rule -> assertThat(rule).doesNotContain("//", "@import"));
        assertThat(Files.readString(SITE.resolve("site.js")))
                .doesNotContain("http:", "https:", "fetch(", "XMLHttpRequest");
    }

    @Test
    void everyLineOfAListingCanWrap() throws IOException {
        Pattern listing = Pattern.compile("<pre[^>]*>(?:<code[^>]*>)?(.*?)(?:</code>)?</pre>", Pattern.DOTALL);
        int lines = 0;
        for (Path page : pages()) {
            for (String text : values(listing, page)) {
                for (String line : text.split("\n</span>")) {
                    assertThat(line)
                            .as(page.toString())
                            .startsWith("<span class=\"line in")
                            .doesNotContain("\n");
                    lines++;
                }
            }
        }
        assertThat(lines).isGreaterThan(1000);
    }

    /** Asciidoctor leaves an attribute as it is where a block does not replace it, and makes typography of code. */
    @Test
    void noPageShowsAnAttributeOrTypographyInCode() throws IOException {
        Pattern attribute = Pattern.compile("\\{(?:projectversion|repository|samples|generated)}");
        Pattern typography = Pattern.compile("<code[^>]*>[^<]*(?:&#8230;|&#8594;|&#8658;)");
        for (Path page : pages()) {
            assertThat(found(attribute, page)).as(page.toString()).isEmpty();
            assertThat(found(typography, page)).as(page.toString()).isEmpty();
        }
    }

    /** The generated pages write marks as character references, which must not end the number of a section. */
    @Test
    void aLinkToAnRfcHasTheWholeNumberOfTheSection() throws IOException {
        assertThat(values(LINK, SITE.resolve("findings.html")))
                .contains("https://www.rfc-editor.org/rfc/rfc5321.html#section-4.1.4")
                .doesNotContain("https://www.rfc-editor.org/rfc/rfc5321.html#section-4");
        Pattern cut = Pattern.compile("section [\\d.]+</a>(?:&#46;|\\.)\\d");
        for (Path page : pages()) {
            assertThat(found(cut, page)).as(page.toString()).isEmpty();
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
