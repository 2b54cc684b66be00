package dev.mailworthy.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.yaml.YamlPart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build keeps the catalogue in compact form beside its YAML. Both say one thing. */
class CompactCatalogueTest {

    @Test
    void theCompactFormHasTheListsOfTheYaml() throws Exception {
        assertThat(Catalogue.class.getResource("catalogue.yml.compact")).isNotNull();
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.yml")) {
            Catalogue text = ListCatalogueReader.read(
                    YamlPart.document("f", new String(in.readAllBytes(), StandardCharsets.UTF_8)), List.of());
            Catalogue compact = Catalogue.bundled();
            assertThat(compact)
                    .usingRecursiveComparison()
                    .ignoringFields("lists")
                    .isEqualTo(text);
            // One by one: a recursive comparison takes the square of the time.
            assertThat(compact.lists()).hasSameSizeAs(text.lists());
            for (int i = 0; i < compact.lists().size(); i++) {
                assertThat(compact.lists().get(i))
                        .usingRecursiveComparison()
                        .isEqualTo(text.lists().get(i));
            }
        }
    }
}
