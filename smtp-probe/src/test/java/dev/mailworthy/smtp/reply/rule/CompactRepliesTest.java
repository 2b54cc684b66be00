package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.yaml.YamlPart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The build keeps the rules in compact form beside their YAML. Both say one thing. */
class CompactRepliesTest {

    @Test
    void theCompactFormHasTheRulesOfTheYaml() throws Exception {
        assertThat(ReplyCatalogue.class.getResource(ReplyCatalogue.FILE + ".compact"))
                .isNotNull();
        try (InputStream in = ReplyCatalogue.class.getResourceAsStream(ReplyCatalogue.FILE)) {
            ReplyCatalogue text = ReplyCatalogueReader.read(
                    YamlPart.document("f", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            ReplyCatalogue compact = ReplyCatalogue.bundled();
            assertThat(compact)
                    .usingRecursiveComparison()
                    .ignoringFields("rules")
                    .withEqualsForType(CompactRepliesTest::equal, Pattern.class)
                    .isEqualTo(text);
            // One by one: a recursive comparison takes the square of the time.
            assertThat(compact.rules()).hasSameSizeAs(text.rules());
            for (int i = 0; i < compact.rules().size(); i++) {
                assertThat(compact.rules().get(i))
                        .usingRecursiveComparison()
                        .withEqualsForType(CompactRepliesTest::equal, Pattern.class)
                        .isEqualTo(text.rules().get(i));
            }
        }
    }

    private static boolean equal(Pattern one, Pattern other) {
        return one.pattern().equals(other.pattern()) && one.flags() == other.flags();
    }
}
