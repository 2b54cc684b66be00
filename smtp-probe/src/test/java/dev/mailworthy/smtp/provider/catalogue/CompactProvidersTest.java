package dev.mailworthy.smtp.provider.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The build keeps the providers in compact form beside their YAML. Both say one thing. */
class CompactProvidersTest {

    @Test
    void theCompactFormHasTheProvidersOfTheYaml() throws Exception {
        assertThat(ProviderCatalogue.class.getResource("providers.yml.compact")).isNotNull();
        Path yaml = Path.of(ProviderCatalogue.class.getResource("providers.yml").toURI());
        assertThat(ProviderCatalogue.bundled())
                .usingRecursiveComparison()
                .withEqualsForType(CompactProvidersTest::equal, Pattern.class)
                .isEqualTo(ProviderCatalogue.load(yaml));
    }

    private static boolean equal(Pattern one, Pattern other) {
        return one.pattern().equals(other.pattern()) && one.flags() == other.flags();
    }
}
