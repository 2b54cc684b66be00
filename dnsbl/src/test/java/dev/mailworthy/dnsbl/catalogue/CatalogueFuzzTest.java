package dev.mailworthy.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Catalogues of lists of any content. */
@Tag("fuzz")
class CatalogueFuzzTest {

    /** A catalogue is read, or refused with one sentence. */
    @FuzzTest(maxDuration = "1m")
    void catalogue(byte[] octets) {
        try {
            ListCatalogueReader.read(
                    YamlPart.document("lists.yaml", new String(octets, StandardCharsets.UTF_8)), List.of());
        } catch (YamlException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
