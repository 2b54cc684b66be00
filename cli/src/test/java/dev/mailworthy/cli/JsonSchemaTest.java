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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every document follows its published schema. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class JsonSchemaTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas");

    @ParameterizedTest
    @CsvSource({
        "check-1,       check --lab fresh-vps",
        "check-1,       check --lab healthy",
        "address-1,     check 192.0.2.20 --lab healthy",
        "address-1,     check 192.0.2.99 --lab healthy",
        "check-1,       check --lab no-auth",
        "check-1,       check --lab deliveries-burnt",
        "check-1,       check --lab deliveries-lossy",
        "deliveries-1,  deliveries --lab deliveries-lossy",
        "reports-1,     reports --lab reports-ready",
        "reports-1,     reports --lab reports-lost --by reporter",
        "reports-1,     reports --lab reports-spoofed",
        "reports-1,     reports --lab healthy ../cli/src/test/resources/dev/mailworthy/cli/feedback",
        "report-policy-1, reports policy reports.example --lab reports-ready --want-spf=-all",
        "report-policy-1, reports policy reports.example --lab reports-lost",
        "report-policy-1, reports policy other.example --lab reports-spoofed --want quarantine",
        "check-1,       check --lab healthy --bulk --receiver gmail",
        "check-1,       check example.com --resolver 127.0.0.1:9 --timeout 20s",
        "spf-check-1,   spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example --helo"
                + " mail.healthy.example",
        "spf-check-1,   spf check --lab healthy --ip 192.0.2.99 --mail-from a@healthy.example",
        "spf-check-1,   spf check --lab healthy --ip 192.0.2.99 --helo no.such.example",
        "spf-lint-1,    spf lint healthy.example --lab healthy",
        "spf-lint-1,    spf lint nowhere.example --lab healthy",
        "spf-lint-1,    spf lint healthy.example --resolver 127.0.0.1:9",
        "spf-survey-1,  spf survey healthy.example --lab healthy",
        "spf-survey-1,  spf survey nowhere.example --lab healthy",
        "spf-diff-1,    spf diff healthy.example mail.healthy.example --lab healthy",
        "spf-records-1, spf flatten healthy.example --lab healthy",
        "spf-audit-1,   spf audit healthy.example --lab healthy",
        "dnsbl-check-1, dnsbl check --lab healthy 192.0.2.20 2001:db8:20::25 healthy.example",
        "dnsbl-check-1, dnsbl check --lab healthy 127.0.0.2",
        "dnsbl-check-1, dnsbl check 11.0.0.9 --resolver 127.0.0.1:9",
        "config-1,      config",
        "config-1,      config timeout resolver",
        "dnsbl-lists-1,      dnsbl lists --profile all",
        "dnsbl-lists-test-1, dnsbl lists test --lab healthy",
        "dnsbl-lists-test-1, dnsbl lists test --resolver 127.0.0.1:9",
        "dnsbl-resolver-1,   dnsbl resolver --lab healthy",
        "dnsbl-resolver-1,   dnsbl resolver --resolver 127.0.0.1:9",
        "explain-1,     explain",
        "explain-1,     explain PTR-MISSING",
        "explain-1,     explain 550 5.7.25 [192.0.2.7] no PTR - gsmtp",
        "explain-1,     explain 550 5.7.1 no",
        "explain-1,     explain 250 ok",
        "explain-1,     explain lost connection with a.olc.protection.outlook.com[192.0.2.1] while sending MAIL FROM",
        "explain-1,     explain ../smtp-probe/src/test/resources/dev/mailworthy/smtp/reply/bounce/postfix.eml",
        "explain-1,     explain ../smtp-probe/src/test/resources/dev/mailworthy/smtp/reply/bounce/qmail.eml",
        "egress-1,      egress --lab fresh-vps",
        "egress-1,      egress --lab healthy -4 --port 25",
        "egress-1,      egress --lab fresh-vps --port 25 --port 2525 -v",
    })
    void theDocumentFollowsItsSchema(String name, String line) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(name + ".json")), InputFormat.JSON);
        Ran ran = Ran.shared((line + " --json").split(" "));
        assertThat(schema.validate(ran.out(), InputFormat.JSON)).as(ran.out()).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema can fail")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh-vps", "healthy", "public-resolver", "bulk-sender"})
    void everyLineOfARecordFollowsItsSchema(String lab, @TempDir Path folder) throws IOException {
        Path record = folder.resolve("run.ndjson");
        Ran.of("check", "--quiet", "--lab", lab, "--record", record.toString());
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve("run-record-1.json")), InputFormat.JSON);
        List<String> lines = Files.readAllLines(record);
        assertThat(lines)
                .hasSizeGreaterThan(60)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
        assertThat(schema.validate(lines.get(2).replace("\"rrtype\"", "\"other\""), InputFormat.JSON))
                .isNotEmpty();
    }

    /** A line with a server's name, as a replay needs it to tell the receiver. The schema names each member of it. */
    @Test
    void theSchemaOfARecordNamesEachMemberOfAPath(@TempDir Path folder) throws IOException {
        Path record = folder.resolve("run.ndjson");
        Ran.of("check", "--quiet", "--lab", "healthy", "--record", record.toString());
        String closed = Files.readString(SCHEMAS.resolve("run-record-1.json"))
                .replace("\"path\": {\n", "\"path\": {\n\"additionalProperties\": false,\n");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(closed, InputFormat.JSON);
        List<String> paths = Files.readAllLines(record).stream()
                .filter(line -> line.contains("\"type\": \"path\""))
                .toList();
        assertThat(paths)
                .anyMatch(line -> line.contains("\"host\": \""))
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void theSummaryOfASweepFollowsItsSchemaAndItsLinesAreThoseOfACheck() throws IOException {
        Ran ran = Ran.of("dnsbl", "sweep", "--lab", "healthy", "--ndjson", "--list", "spamcop", "127.0.0.0/30");
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(2);
        Schema summary = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve("dnsbl-sweep-summary-1.json")), InputFormat.JSON);
        assertThat(summary.validate(lines.get(1), InputFormat.JSON)).isEmpty();
        assertThat(lines.get(0)).startsWith("{\"target\": \"127.0.0.2\",\"id\": \"spamcop\"");
        assertThat(ran.code()).isEqualTo(2);
    }
}
