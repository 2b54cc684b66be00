package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands about the database of looks. */
@Timeout(300)
class StoreCommandTest {

    private static final Path SCHEMA = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas", "store-1.json");

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void look() {
        assertThat(Ran.of("watch", "--once", "--lab", "healthy", "--store", file("a.db"))
                        .code())
                .isZero();
    }

    private Ran imported(String name, String text) {
        return Ran.at(
                Instant.now(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "store",
                "import",
                "--store",
                file(name));
    }

    @Test
    void anExportIsImportedIntoANewStoreAlone() throws IOException {
        look();
        assertThat(Ran.of("store", "check", "--store", file("a.db")).out())
                .isEqualTo("WHOLE  " + file("a.db") + ": domains 1, looks 1, alerts not sent 0, schema 1\n");
        Ran export = Ran.of("store", "export", "--store", file("a.db"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(export.out().lines().toList())
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
        Ran done = imported("b.db", export.out());
        assertThat(done.out()).isEqualTo("Imported " + (export.out().lines().count() - 1) + " rows.\n");
        assertThat(Ran.of("history", "--store", file("b.db"), "--quiet").out())
                .startsWith("HISTORY  healthy.example: 1 looks");
        assertRefused(imported("b.db", export.out()), "has looks already");
        assertRefused(imported("c.db", "{}\n"), "standard input is no export of a store: \"schema\" is no string");
        assertRefused(
                imported("c.db", export.out().lines().findFirst().orElseThrow() + "\n{\"table\": \"none\"}\n"),
                "standard input is no export of a store: \"none\" is none of run, finding");
        assertRefused(imported("c.db", ""), "standard input is empty");
        assertRefused(
                imported("c.db", export.out().replaceFirst("\"version\": *1", "\"version\": 2")),
                "the export has schema 2, this Mailworthy knows 1");
    }

    @Test
    void damageIsFoundAndEndsWithTwo() throws IOException {
        look();
        assertThat(Ran.of("store", "vacuum", "--store", file("a.db")).out()).matches("Octets: \\d+, before: \\d+\n");
        try (FileChannel octets = FileChannel.open(folder.resolve("a.db"), StandardOpenOption.WRITE)) {
            // The first pages have the schema and its version.
            for (long page = octets.size() / 4096 - 5; page * 4096 < octets.size(); page++) {
                octets.write(ByteBuffer.wrap(new byte[64]), page * 4096);
            }
        }
        Ran check = Ran.of("store", "check", "--store", file("a.db"));
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out().lines()).allSatisfy(line -> assertThat(line).startsWith("DAMAGED  "));
        assertThat(check.err()).isEmpty();
    }

    @Test
    void aStoreThatIsNotThereIsNotMade() {
        for (String command : new String[] {"check", "export", "vacuum"}) {
            assertRefused(Ran.of("store", command, "--store", file("none.db")), "there is no store yet");
        }
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    private static void assertRefused(Ran ran, String words) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(words);
    }
}
