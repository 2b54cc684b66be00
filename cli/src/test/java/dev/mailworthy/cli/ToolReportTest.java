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
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** SARIF and JUnit XML follow their schemas, and an unanswered check is never a pass. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ToolReportTest {

    private static final Path SCHEMAS = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "report");
    private static final String SILENT = "check a.example --resolver 127.0.0.1:9 --timeout 20s";

    private static Ran run(String line, String form) {
        return Ran.of((line + " " + form + " -").split(" "));
    }

    private static Map<?, ?> sarifRun(Ran ran) {
        return (Map<?, ?>) ran.list("runs").get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --lab fresh-vps", "check --lab healthy", SILENT})
    void aLogFollowsTheSchema(String line) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve("sarif-subset.json")), InputFormat.JSON);
        Ran ran = run(line, "--sarif");
        assertThat(schema.validate(ran.out(), InputFormat.JSON)).as(ran.out()).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) sarifRun(ran).get("tool")).get("driver");
        List<?> rules = (List<?>) driver.get("rules");
        assertThat((List<?>) sarifRun(ran).get("results"))
                .allSatisfy(result -> assertThat(((Map<?, ?>)
                                        rules.get((Integer) ((Map<?, ?>) result).get("ruleIndex")))
                                .get("id"))
                        .isEqualTo(((Map<?, ?>) result).get("ruleId")));
    }

    @Test
    void anUnansweredCheckIsAReviewAndANotificationInALog() {
        Map<?, ?> run = sarifRun(run(SILENT, "--sarif"));
        List<?> silent = Ran.of((SILENT + " --json").split(" ")).list("unanswered");
        assertThat((List<?>) run.get("results"))
                .hasSameSizeAs(silent)
                .allSatisfy(
                        result -> assertThat(((Map<?, ?>) result).get("kind")).isEqualTo("review"));
        Map<?, ?> invocation = (Map<?, ?>) ((List<?>) run.get("invocations")).get(0);
        assertThat((List<?>) invocation.get("toolExecutionNotifications")).hasSameSizeAs(silent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --lab fresh-vps", "check --lab healthy", SILENT})
    void aSuiteFollowsTheSchema(String line) throws IOException, SAXException {
        String suite = run(line, "--junit").out();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMAS.resolve("junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(suite)));
    }

    @Test
    void aFindingFailsAndAnUnansweredCheckIsSkippedInASuite() {
        String fresh = run("check --lab fresh-vps", "--junit").out();
        assertThat(fresh).contains("failures=\"2\" errors=\"0\" skipped=\"0\"", "type=\"PTR-MISSING\"");
        String silent = run(SILENT, "--junit").out();
        long cases = silent.lines().filter(line -> line.startsWith("<testcase")).count();
        assertThat(silent.lines().filter(line -> line.startsWith("<skipped"))).hasSize((int) cases);
        assertThat(silent).contains("failures=\"0\" errors=\"0\" skipped=\"" + cases + "\"");
        assertThat(run("check --lab healthy", "--junit").out()).contains("failures=\"0\" errors=\"0\" skipped=\"0\"");
    }
}
