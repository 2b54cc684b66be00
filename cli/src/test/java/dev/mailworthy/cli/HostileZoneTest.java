package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Checks of zones with hostile records. Every output shows them as harmless text. They change neither the exit code nor
 * the duration.
 */
@Timeout(300)
class HostileZoneTest {

    private static final long SEED = 20261125;
    private static final int ZONES = Sample.ALL ? 6 : 2;

    private static final Path SCHEMAS = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas");
    private static final Path FORMS = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "report");

    /** Strings that harm a terminal, a page, an XML or JSON reader, a shell, or a reader of lines. */
    private static final List<String> POISON = List.of(
            "\\027[2J\\027[31m\\027]0;owned\\007",
            "\\155\\0492J",
            "\\226\\128\\174evil\\226\\128\\168",
            "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>",
            "]]></failure></testcase><testcase name=\\\"free\\\"/>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \\\"file:///etc/passwd\\\">]>&e;",
            "\\\",\\\"verdict\\\":\\\"ready\\\",\\\"x\\\":\\\"",
            "\\013\\010READY  Mail from this server can leave.\\010",
            "\\000\\000$(exit 0)`exit 0`",
            "javascript:alert(3)");

    /** The kinds of elements and attributes in the pages of harmless labs. */
    private static final Set<String> USUAL = new TreeSet<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void knowThePage() throws Exception {
        for (String lab : List.of("dynamic-home", "public-resolver")) {
            USUAL.addAll(
                    markup(parse(Ran.of("check", "--lab", lab, "--html", "-").out())));
        }
    }

    /** The records of one zone, without the SOA record that every zone begins with. */
    private static String handmade() {
        assertThat(longText().replaceAll("\\\\\\d{3}", "x").length()).isBetween(60_000, 65_000);
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            zone.append("evil.example. MX ").append(i).append(" mx").append(i).append(".evil.example.\n");
        }
        zone.append("evil.example. MX 0 loop.evil.example.\nevil.example. MX 1 ")
                .append(asLabel("<script>\\027[1m"))
                .append(".evil.example.\n");
        zone.append("loop.evil.example. CNAME loop2.evil.example.\nloop2.evil.example. CNAME loop.evil.example.\n");
        for (String name : List.of("mail", "autoconfig", "autodiscover", "_mta-sts", "default._domainkey")) {
            zone.append(name).append(".evil.example. CNAME ").append(name).append(".evil.example.\n");
        }
        zone.append("evil.example. TXT \"v=spf1 include:evil.example exp=e.evil.example ")
                .append(String.join("", POISON).substring(0, 180))
                .append("\"")
                .append(" \"x\"".repeat(200))
                .append(" \" -all\"\n");
        zone.append("_dmarc.evil.example. TXT \"v=DMARC1; p=none; \" ")
                .append(longText())
                .append('\n');
        zone.append("_smtp._tls.evil.example. TXT \"v=TLSRPTv1; rua=\" ")
                .append(longText())
                .append('\n');
        zone.append("mail._domainkey.evil.example. TXT \"v=DKIM1; n=\" ")
                .append(longText())
                .append('\n');
        zone.append("default._bimi.evil.example. TXT ").append(longText()).append('\n');
        IntStream.range(0, 400)
                .forEach(i -> zone.append("1.2.0.192.in-addr.arpa. PTR ")
                        .append(asLabel("\\027]8;;http://x" + i))
                        .append(".evil.example.\n"));
        zone.append("evil.example. CAA 0 issue \"").append(POISON.get(3)).append("\"\n");
        return zone + listed(POISON.get(0) + POISON.get(3) + POISON.get(7));
    }

    /** A text of more than 60,000 octets. Each of its strings is harmful. */
    private static String longText() {
        return IntStream.range(0, 500)
                .mapToObj(i -> "\"" + "x".repeat(30) + POISON.get(i % POISON.size()) + "y".repeat(60) + "\"")
                .collect(Collectors.joining(" "));
    }

    private static String asLabel(String octets) {
        return octets.replace(".", "\\046")
                .replace(";", "\\059")
                .replace(" ", "\\032")
                .replace("\"", "\\034")
                .replace("(", "\\040")
                .replace(")", "\\041")
                .replace("@", "\\064")
                .replace("$", "\\036");
    }

    private static String listed(String reason) {
        return """
                2.0.0.127.zen.spamhaus.org. A 127.0.0.2
                1.2.0.192.zen.spamhaus.org. A 127.0.0.4
                1.2.0.192.zen.spamhaus.org. TXT "REASON"
                """.replace("REASON", reason);
    }

    /** Random octets mixed with harmful strings, in every place that a check reads. */
    private static String byChance(Random random) {
        StringBuilder zone = new StringBuilder();
        for (String name :
                List.of("", "_dmarc.", "_mta-sts.", "_smtp._tls.", "default._bimi.", "default._domainkey.")) {
            String version = Map.of(
                            "",
                            "v=spf1 ",
                            "_dmarc.",
                            "v=DMARC1; p=none; ",
                            "_mta-sts.",
                            "v=STSv1; id=",
                            "_smtp._tls.",
                            "v=TLSRPTv1; rua=",
                            "default._bimi.",
                            "v=BIMI1; l=",
                            "default._domainkey.",
                            "v=DKIM1; p=")
                    .get(name);
            zone.append(name)
                    .append("evil.example. TXT \"")
                    .append(version)
                    .append(octets(random, 60))
                    .append("\"\n");
        }
        zone.append("evil.example. MX 10 ").append(asLabel(octets(random, 20))).append(".evil.example.\n");
        zone.append("1.2.0.192.in-addr.arpa. PTR ")
                .append(asLabel(octets(random, 20)))
                .append(".evil.example.\n");
        zone.append("evil.example. CAA 0 issue \"").append(octets(random, 30)).append("\"\n");
        return zone + listed(octets(random, 50));
    }

    private static String octets(Random random, int number) {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < number; i++) {
            text.append(String.format("\\%03d", random.nextInt(256)));
        }
        return number < 30 || random.nextBoolean() ? text.toString() : text + POISON.get(random.nextInt(POISON.size()));
    }

    private Path lab(String records) throws IOException {
        Files.writeString(
                folder.resolve("lab.conf"),
                "subject evil.example\naddress 192.0.2.1\nehlo mail.evil.example\nzone evil.zone\nconnect-timeout 300ms\n");
        Files.writeString(folder.resolve("evil.zone"), "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n" + records);
        return folder;
    }

    @Test
    void hostileRecordsInTheDnsAreHarmlessInEveryOutput() throws Exception {
        assertHarmless("by hand", "blocked", "check", "--lab", lab(handmade()).toString());
    }

    @Test
    void hostileRecordsInAZoneFileAreHarmless() throws Exception {
        lab(handmade());
        Path zone = folder.resolve("own.zone");
        String own = handmade()
                .lines()
                .filter(line -> line.split(" ")[0].endsWith("evil.example."))
                .collect(Collectors.joining("\n", "evil.example. 60 SOA ns.x. h.x. 1 2 3 4 5\n", "\n"));
        Files.writeString(zone, "$TTL 60\n" + own);
        // The resolver does not answer for other names, so that lists and ports are unanswered.
        assertHarmless(
                "a zone file",
                "inconclusive",
                "check",
                "evil.example",
                "--ip",
                "192.0.2.1",
                "--ehlo",
                "mail.evil.example",
                "--zone",
                zone.toString(),
                "--resolver",
                "127.0.0.1:9");
    }

    @Tag("long")
    @Test
    void randomOctetsAreHarmless() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED + ", " + ZONES + " zones");
        for (int i = 0; i < ZONES; i++) {
            assertHarmless(
                    "seed " + SEED + ", zone " + i,
                    "blocked",
                    "check",
                    "--lab",
                    lab(byChance(random)).toString());
        }
    }

    private void assertHarmless(String what, String verdict, String... command) throws Exception {
        int code = verdict.equals("blocked") ? 2 : 3;
        Path page = folder.resolve("page.html");
        Path log = folder.resolve("log.sarif");
        Path suite = folder.resolve("suite.xml");
        Ran text = run(
                what,
                code,
                command,
                "-v",
                "--html",
                page.toString(),
                "--sarif",
                log.toString(),
                "--junit",
                suite.toString());
        assertText(what, verdict, text.out());
        assertThat(text.err()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
        Ran coloured = run(what, code, command, "--color", "always");
        assertText(what, verdict, coloured.out().replaceAll("\u001b\\[[0-9;]*m", ""));
        assertThat(coloured.out().replaceAll("\u001b\\[[0-9;]*m", "").length())
                .as("colours are all that colour adds")
                .isEqualTo(run(what, code, command, "--color", "never").out().length());
        Ran document = run(what, code, command, "--json");
        assertThat(document.json().get("verdict")).as(what).isEqualTo(verdict);
        assertFollows(SCHEMAS.resolve("check-1.json"), document.out());
        assertFollows(FORMS.resolve("sarif-subset.json"), Files.readString(log));
        assertClean(what, document.out(), Files.readString(log), Files.readString(page), Files.readString(suite));
        int cases = document.list("findings").size()
                + document.list("confirmed").size()
                + document.list("unanswered").size();
        assertThat(elements(parse(Files.readString(suite)), "testcase"))
                .as(what)
                .isEqualTo(cases);
        assertPage(what, Files.readString(page));
    }

    private static Ran run(String what, int code, String[] command, String... options) {
        Ran ran = Ran.of(Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new));
        assertThat(ran.code()).as(what + ran.err()).isEqualTo(code);
        return ran;
    }

    /** There is one verdict, the expected one. No hostile line looks like a verdict. */
    private static void assertText(String what, String verdict, String text) {
        assertClean(what, text);
        assertThat(text.lines().filter(line -> line.matches("(READY|AT RISK|BLOCKED|INCONCLUSIVE)  .*")))
                .as(what)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWithIgnoringCase(verdict);
    }

    /** There are no control characters, and none that change the direction of text or break lines. */
    private static void assertClean(String what, String... documents) {
        for (String document : documents) {
            assertThat(document)
                    .as(what)
                    .doesNotContainPattern(
                            "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");
        }
    }

    private static void assertFollows(Path schema, String document) throws IOException {
        Schema rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON);
        assertThat(rules.validate(document, InputFormat.JSON)).isEmpty();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static int elements(Document document, String name) {
        return document.getElementsByTagName(name).getLength();
    }

    private static void assertPage(String what, String page) throws Exception {
        assertThat(USUAL).as(what).containsAll(markup(parse(page)));
        assertThat(page).as(what).doesNotContain("href=\"javascript", "<script", "<img", "</title></style>");
    }

    private static Set<String> markup(Document page) {
        Set<String> kinds = new TreeSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String element = all.item(i).getNodeName();
            kinds.add(element);
            for (int j = 0; j < all.item(i).getAttributes().getLength(); j++) {
                kinds.add(element + " " + all.item(i).getAttributes().item(j).getNodeName());
            }
        }
        return kinds;
    }
}
