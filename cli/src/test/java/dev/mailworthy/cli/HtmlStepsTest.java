package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the page of a check tells the reader to do, and why a receiver refuses. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class HtmlStepsTest {

    private static Document page(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> all(Node parent, String name, String style) {
        NodeList found = parent instanceof Document document
                ? document.getElementsByTagName(name)
                : ((Element) parent).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (style.isEmpty() || element.getAttribute("class").equals(style)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String check(String lab) {
        return Ran.of("check", "--lab", lab, "--html", "-").out();
    }

    @Test
    void thePageOfTheProviderIsALink() throws Exception {
        Document page = page(check("fresh-vps"));
        List<Element> external = all(page, "a", "").stream()
                .filter(link -> !link.getAttribute("href").startsWith("#"))
                .toList();
        assertThat(external)
                .extracting(link -> link.getAttribute("href"))
                .containsOnlyOnce("https://upcloud.com/docs/products/networking/features/firewall/");
        assertThat(external).allSatisfy(link -> {
            assertThat(link.getAttribute("href")).matches("https?://.*").isEqualTo(link.getTextContent());
            assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer");
        });
        assertThat(all(page, "pre", "copy"))
                .noneSatisfy(text -> assertThat(text.getTextContent()).startsWith("https:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fresh-vps", "healthy", "listed", "bulk-sender", "dynamic-home", "public-resolver", "no-auth"})
    void eachReceiverHasItsReasonAndEachRemedyStandsOnce(String lab) throws Exception {
        String text = check(lab);
        Document page = page(text);
        List<Element> receivers = all(all(page, "ul", "strip").get(0), "li", "");
        assertThat(receivers).hasSize(8).allSatisfy(receiver -> {
            if (receiver.getAttribute("class").equals("accept")) {
                assertThat(receiver.getTextContent()).contains("Nothing seen that they refuse");
            } else {
                assertThat(all(receiver, "span", "reason")).hasSize(1);
            }
        });
        List<String> remedies = all(page, "ol", "steps").stream()
                .flatMap(steps -> all(steps, "ul", "").stream())
                .flatMap(list -> all(list, "li", "").stream())
                .map(Element::getTextContent)
                .toList();
        assertThat(remedies).doesNotHaveDuplicates();
        assertThat(text).doesNotContain("\ufffd");
        assertThat(text.contains("There is nothing to do.") && text.contains("without an answer"))
                .as("nothing to do beside open checks")
                .isFalse();
    }

    @Test
    void theFiguresAreThoseOfTheDocument(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.html");
        JsonNode json = new ObjectMapper()
                .readTree(Ran.of("check", "--lab", "healthy", "--json", "--html", file.toString())
                        .out());
        JsonNode score = json.get("score");
        assertThat(Files.readString(file))
                .contains("%d, between %d and %d; %d %% of the evidence was answered."
                        .formatted(
                                Math.round(score.get("point").asDouble()),
                                Math.round(score.get("low").asDouble()),
                                Math.round(score.get("high").asDouble()),
                                Math.round(score.get("coverage").asDouble() * 100)));
    }

    @Test
    void theStepsAreNumberedAndTheHeadlineNamesTheirCause() throws Exception {
        Document page = page(check("fresh-vps"));
        List<Element> steps = all(page, "ol", "steps");
        assertThat(steps).hasSize(1);
        List<String> titles = all(steps.get(0), "p", "action").stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(titles)
                .contains("Outgoing port 25 is blocked by your provider (UpCloud)", "192.0.2.10 has no reverse name");
        assertThat(all(page, "p", "sentence").get(0).getTextContent())
                .contains("fresh.example", "port 25", "192.0.2.10 has no reverse name");
    }
}
