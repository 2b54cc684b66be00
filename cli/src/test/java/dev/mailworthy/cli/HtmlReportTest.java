package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of a check is well-formed, loads nothing, and has only its own markup. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class HtmlReportTest {

    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --lab fresh-vps",
                "check --lab healthy",
                "check a.example --resolver 127.0.0.1:9 --timeout 110s"
            })
    void aPageLoadsNothingAndItsHeadingsAndLinksAreInOrder(String line) throws Exception {
        String text = Ran.of((line + " --html -").split(" ")).out();
        Document page = parse(text);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        for (String landmark : List.of("header", "main", "footer", "h1", "head")) {
            assertThat(elements(page, landmark)).as(landmark).hasSize(1);
        }
        assertThat(elements(page, "head").get(0).getElementsByTagName("title").getLength())
                .isEqualTo(1);
        for (String loading : List.of("script", "img", "link", "iframe", "object", "embed", "form", "base", "source")) {
            assertThat(elements(page, loading)).as(loading).isEmpty();
        }
        assertThat(text).doesNotContainPattern("url\\(|@import|javascript:");
        assertThat(text).contains("id=\"unanswered\"");
        assertHeadingsInOrder(text);
        assertOwnAttributesOnly(page);
        assertPolicy(page);
    }

    private static void assertHeadingsInOrder(String page) {
        List<Integer> levels = Pattern.compile("<h([1-6])")
                .matcher(page)
                .results()
                .map(heading -> Integer.valueOf(heading.group(1)))
                .toList();
        int before = 0;
        for (int level : levels) {
            assertThat(level).isBetween(1, before + 1);
            before = level;
        }
    }

    private static void assertOwnAttributesOnly(Document page) {
        Set<String> ids = new HashSet<>();
        List<String> links = new ArrayList<>();
        for (Element element : elements(page, "*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").isNotIn("style", "src", "srcset", "action");
                if (name.equals("id")) {
                    assertThat(ids.add(attributes.item(i).getNodeValue())).isTrue();
                }
                if (name.equals("href") || name.equals("aria-labelledby")) {
                    links.add(attributes.item(i).getNodeValue());
                }
            }
        }
        assertThat(links)
                .filteredOn(link -> !link.startsWith("https://"))
                .allSatisfy(link -> assertThat(ids).contains(link.replaceFirst("^#", "")));
    }

    /** The hash in the policy is that of the style sheet. Otherwise a browser would ignore the style sheet. */
    private static void assertPolicy(Document page) throws Exception {
        String style = elements(page, "style").get(0).getTextContent();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(elements(page, "meta"))
                .extracting(meta -> meta.getAttribute("content"))
                .contains("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void textFromTheNetworkIsNotMarkup(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("lab.conf"),
                "subject evil.example\naddress 192.0.2.1\nehlo mail.evil.example\nzone evil.zone\nconnect-timeout 300ms\n");
        Files.writeString(folder.resolve("evil.zone"), """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                evil.example. MX 10 <img\\032src=x\\032onerror=x>.evil.example.
                evil.example. TXT "v=spf1 include:</style><script>alert(1)</script> \\027[31m -all"
                _dmarc.evil.example. TXT "v=DMARC1; p=none; x=\\"'><svg onload=alert(2)>\\027[2J]]>&lt;"
                1.2.0.192.in-addr.arpa. PTR x\\034><b>.evil.example.
                2.0.0.127.zen.spamhaus.org. A 127.0.0.2
                1.2.0.192.zen.spamhaus.org. A 127.0.0.2
                1.2.0.192.zen.spamhaus.org. TXT "<a href=javascript:alert(3)>listed</a>"
                """);
        for (String form : List.of("--html", "--junit", "--sarif")) {
            Ran ran = Ran.of("check", "--lab", folder.toString(), form, "-");
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            String text = ran.out();
            assertThat(text).as(form).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
            if (form.equals("--sarif")) {
                continue;
            }
            Document page = parse(text);
            for (String injected : List.of("script", "img", "svg", "b>", "object")) {
                assertThat(text).as(form).doesNotContain("<" + injected + " src", "<" + injected + " on", "<script");
            }
            assertThat(elements(page, "a"))
                    .extracting(link -> link.getAttribute("href"))
                    .filteredOn(link -> !link.startsWith("#"))
                    .isSubsetOf("https://check.spamhaus.org/");
            assertThat(text).contains("&lt;");
        }
    }
}
