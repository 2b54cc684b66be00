package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link ApiDocs} takes for a fault of a comment. */
class ApiDocsTest {

    @TempDir
    private Path folder;

    private List<String> faults(String members) throws IOException {
        Path source = Files.writeString(folder.resolve("Sample.java"), """
                /**
                 * A sample.
                 *
                 * @param count 0 or more
                 */
                public record Sample(int count) {
                %s
                }
                """.formatted(members));
        return ApiDocs.faults(List.of(
                        "-quiet", "-Xdoclint:all", "-d", folder.resolve("out").toString(), source.toString()))
                .stream()
                .map(fault -> fault.replaceFirst("^.*Sample.java:", ""))
                .toList();
    }

    @Test
    void aMissingCommentIsAFaultWithItsLine() throws Exception {
        assertThat(faults("    public int twice() { return 2 * count; }")).containsExactly("7: no comment");
        assertThat(faults("    /** Twice the count. */\n    public int twice() { return 2 * count; }"))
                .containsExactly("8: no @return");
    }

    @Test
    void aBrokenLinkIsAFault() throws Exception {
        assertThat(faults("    /** {@return see {@link Nowhere}} */\n    public int twice() { return 2 * count; }"))
                .anySatisfy(fault -> assertThat(fault).startsWith("7: ").contains("reference not found"));
    }

    @Test
    void aCompactConstructorNeedsNoCommentBesideThatOfItsRecord() throws Exception {
        assertThat(faults("    public Sample {\n        count = Math.max(0, count);\n    }"))
                .isEmpty();
        assertThat(faults("    /** @throws IllegalArgumentException never */\n    public Sample {\n    }"))
                .isEmpty();
    }
}
