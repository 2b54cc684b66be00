package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compares two checks. A finding is not fixed if the check that would find it is unanswered. */
@Timeout(120)
class DiffTest {

    private static final Path SCHEMA = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas", "check-diff-1.json");

    private static final String PTR = "{\"code\":\"PTR-MISSING\",\"severity\":\"blocker\",\"subject\":\"192.0.2.1\","
            + "\"message\":\"none\",\"fingerprint\":\"0000000000000001\"}";

    private static final String NOTICE =
            "{\"code\":\"DMARC-MISSING\",\"severity\":\"notice\",\"subject\":\"a.example\","
                    + "\"message\":\"none\",\"fingerprint\":\"0000000000000002\"}";

    private static final String LISTED =
            "{\"code\":\"DNSBL-LISTED\",\"severity\":\"warning\",\"subject\":\"192.0.2.1\","
                    + "\"message\":\"listed\",\"fingerprint\":\"0000000000000003\"}";

    @TempDir
    private static Path folder;

    private static Path real;

    @BeforeAll
    static void aRealDocument() throws IOException {
        real = folder.resolve("real.json");
        String document = Ran.of("check", "--lab", "fresh-vps", "--json").out();
        assertThat(document).contains("\"EGRESS-25-DROPPED\"", "\"PTR-MISSING\"");
        Files.writeString(real, document);
    }

    /** @param unanswered the names of unanswered checks, in the area of published names */
    private static Path document(String name, String findings, String... unanswered) throws IOException {
        return document(name, findings, "\"area\":\"published-names\",", unanswered);
    }

    private static Path document(String name, String findings, String area, String[] unanswered) throws IOException {
        String silent = Stream.of(unanswered)
                .map(check -> "{" + area + "\"check\":\"" + check + "\",\"why\":\"timeout\"}")
                .collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve(name),
                "{\"schema\":\"mailworthy/check/1\",\"generatedAt\":\"2026-11-25T00:00:00Z\",\"subject\":\"a.example\","
                        + "\"verdict\":\"blocked\",\"findings\":[" + findings + "],\"unanswered\":[" + silent + "]}");
    }

    private static Ran diff(Path before, Path after) throws IOException {
        Ran ran = Ran.of("diff", before.toString(), after.toString(), "--json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(schema.validate(ran.out(), InputFormat.JSON)).as(ran.out()).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        return ran;
    }

    @Test
    void twoEqualReportsHaveNoChange() throws IOException {
        Ran ran = diff(real, real);
        assertThat(ran.code()).isZero();
        assertThat(ran.list("unchanged")).hasSize(2);
        assertThat(ran.list("new")).isEmpty();
        assertThat(ran.list("fixed")).isEmpty();
    }

    @Test
    void aPolicyThatChangedWhileItsIdStayedIsNew() throws IOException {
        Path old = withPolicy("old", "a1", 604800);
        Ran ran = diff(old, withPolicy("now", "a1", 86400));
        assertThat(ran.list("new").toString()).contains("MTA-STS-ID-UNCHANGED");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(diff(old, withPolicy("now", "a2", 86400)).list("new")).isEmpty();
        assertThat(diff(old, withPolicy("now", "a1", 604800)).list("new")).isEmpty();
        assertThat(diff(old, document("now", "")).list("new")).isEmpty();
    }

    private static Path withPolicy(String name, String id, int age) throws IOException {
        Path file = document(name, "");
        String policy = ",\"mtaSts\":{\"id\":\"" + id + "\",\"mode\":\"enforce\",\"maxAge\":" + age
                + ",\"mx\":[\"mx.a.example\"]}}";
        return Files.writeString(file, Files.readString(file).replaceFirst("}$", policy));
    }

    @Test
    void aFindingThatIsGoneIsFixedIfItsCheckWasAnswered() throws IOException {
        Ran ran = diff(document("a", PTR + "," + LISTED, "SPF of a.example"), document("b", LISTED));
        assertThat(ran.code()).isZero();
        assertThat(ran.list("fixed")).hasSize(1);
        assertThat(ran.list("nowAnswered")).hasSize(1);
        assertThat(diff(document("a", LISTED), document("b", LISTED + "," + PTR))
                        .code())
                .isEqualTo(2);
        assertThat(diff(document("a", ""), document("b", LISTED)).code()).isEqualTo(1);
        assertThat(diff(document("a", ""), document("b", NOTICE)).code()).isZero();
    }

    @Test
    void aFindingThatIsGoneIsUnknownIfItsCheckIsUnanswered() throws IOException {
        Ran ran = diff(document("a", PTR + "," + LISTED), document("b", "", "PTR of 192.0.2.1"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.list("nowUnknown")).hasSize(1);
        assertThat(ran.list("fixed")).hasSize(1);
        String[] sender = {"sending address"};
        Path noSender = document("b", "", "\"area\":\"sender\",", sender);
        Ran any = diff(document("a", PTR + "," + LISTED), noSender);
        assertThat(any.list("nowUnknown")).hasSize(2);
        assertThat(any.list("fixed")).isEmpty();
        Ran before = diff(document("a", PTR, "PTR of 192.0.2.9"), document("b", "", "PTR of 192.0.2.9"));
        assertThat(before.code()).isZero();
        assertThat(before.list("fixed")).hasSize(1);
    }

    /** Documents of older versions name no area. Then an unanswered check may hide every finding that is gone. */
    @Test
    void anUnansweredCheckWithoutAnAreaMayHideAnyFinding() throws IOException {
        String[] ptr = {"PTR of 192.0.2.1"};
        Ran ran = diff(document("a", PTR + "," + LISTED), document("b", "", "", ptr));
        assertThat(ran.list("nowUnknown")).hasSize(2);
        assertThat(ran.list("fixed")).isEmpty();
    }

    @Test
    void aFindingWithHigherSeverityIsWorse() throws IOException {
        Path heavier = document("b", LISTED.replace("warning", "blocker"));
        Ran ran = diff(document("a", LISTED), heavier);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.list("worse")).hasSize(1);
        assertThat(diff(heavier, document("a", LISTED)).code()).isZero();
    }

    @Test
    void aRecordCanBeComparedWithADocument() throws IOException {
        Path record = folder.resolve("run");
        Ran.of("check", "--lab", "fresh-vps", "--quiet", "--record", record.toString());
        assertThat(diff(record, real).list("unchanged")).hasSize(2);
    }

    @Test
    void theTextHas80ColumnsAndTheLastLineHasTheResult() throws IOException {
        String before = document("a", PTR + "," + NOTICE).toString();
        String after = document("b", LISTED + "," + NOTICE, "PTR of 192.0.2.1").toString();
        Ran text = Ran.of("diff", before, after);
        assertThat(text.out())
                .startsWith("WORSE  a.example: 1 new, 2 now unknown, 1 unchanged\n")
                .contains(
                        "New         listed (DNSBL-LISTED, warning, 192.0.2.1)",
                        "Unknown     ",
                        "(PTR-MISSING, blocker, 192.0.2.1)",
                        "Unchanged   DMARC-MISSING (a.example)",
                        "Meaning: mailworthy explain DNSBL-LISTED");
        assertThat(text.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Ran.of("diff", before, after, "--quiet").out().lines()).hasSize(1);
        List<String> lines =
                Ran.of("diff", before, after, "--ndjson").out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(4)).contains("mailworthy/check-diff/1");
    }

    @Test
    void aFileThatCannotBeComparedIsRefused() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other"),
                Files.readString(document("a", PTR)).replace("\"a.example\",\"v", "\"b.example\",\"v"));
        Path bad = Files.writeString(folder.resolve("bad"), "{\"schema\": \"mailworthy/egress/1\"}");
        Path deep = Files.writeString(folder.resolve("deep"), "{\"a\": " + "[".repeat(200_000));
        Path tilted = document("tilted", PTR.replace("blocker", "\\u001b[2J"));
        for (String[] pair : new String[][] {
            {real.toString(), "/no/such/file"},
            {real.toString(), folder.toString()},
            {real.toString(), bad.toString()},
            {deep.toString(), real.toString()},
            {tilted.toString(), real.toString()},
            {document("a", PTR).toString(), other.toString()},
        }) {
            Ran ran = Ran.of("diff", pair[0], pair[1]);
            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.err()).startsWith("mailworthy: ").doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
        }
        assertThat(Ran.of("diff", real.toString()).code()).isEqualTo(64);
    }
}
