package dev.mailworthy.smtp.provider.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.smtp.path.Confidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled providers, and files of users. */
@Timeout(120)
class ProviderCatalogueTest {

    @TempDir
    Path folder;

    private ProviderCatalogue load(String text) throws IOException, ProviderCatalogueException {
        Path file = folder.resolve("own.yml");
        Files.writeString(file, text);
        return ProviderCatalogue.load(file);
    }

    @Test
    void theBundledProvidersAreComplete() {
        ProviderCatalogue bundled = ProviderCatalogue.bundled();
        assertThat(bundled.asOf()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(bundled.providers()).hasSize(41).allSatisfy(provider -> {
            assertThat(provider.policy().ports()).as(provider.id()).containsKeys(25, 465, 587, 2525);
            assertThat(provider.policy().sources()).as(provider.id()).isNotEmpty();
        });
        assertThat(bundled.relays()).hasSize(12);
        assertThat(bundled.requests()).extracting(RequestStep::when).contains(RequestStep.When.AFTER);
        assertThat(bundled.unknownProvider())
                .extracting(Remedy::means)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Means.Learn(Hint.Standard.WRITE_TICKET)),
                        Optional.empty());
    }

    @Test
    void missingFactsAreUnknownWithLowConfidence() throws Exception {
        ProviderCatalogue own = load("as_of: 2027-01\nproviders:\n- {id: mine, name: Mine}\n");
        Provider mine = own.provider("mine").orElseThrow();
        assertThat(mine.policy().of(25)).isEqualTo(PortPolicy.UNKNOWN);
        assertThat(mine.policy().confidence()).isEqualTo(Confidence.LOW);
        assertThat(mine.hints().recognition()).isEqualTo(Confidence.LOW);
        assertThat(mine.unblock()).isEmpty();
        assertThat(own.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "3 # {id: a, name: A, colour: red}",
                "3 # {name: A}",
                "3 # {id: a}",
                "3 # {id: A B, name: A}",
                "3 # {id: a, name: '  '}",
                "3 # {id: a, name: A, asn: [0]}",
                "3 # {id: a, name: A, asn: [4294967296]}",
                "3 # {id: a, name: A, asn: [x]}",
                "3 # {id: a, name: A, env: ['A=B']}",
                "3 # {id: a, name: A, rdns: [example.net]}",
                "3 # {id: a, name: A, rdns: [.net]}",
                "3 # {id: a, name: A, rdns: [.*.net]}",
                "3 # {id: a, name: A, rdns: [.a*b*c.example.net]}",
                "3 # {id: a, name: A, rdns: [.example.*]}",
                "3 # {id: a, name: A, rdns: [..example.net]}",
                "3 # {id: a, name: A, dmi: {bios_date: [x]}}",
                "3 # {id: a, name: A, dmi: {sys_vendor: ['*']}}",
                "3 # {id: a, name: A, ports: {25: shut}}",
                "3 # {id: a, name: A, ports: {70000: open}}",
                "3 # {id: a, name: A, ports: [25]}",
                "3 # {id: a, name: A, unblock: {how: ask}}",
                "3 # {id: a, name: A, unblock: {possible: maybe, how: ask}}",
                "3 # {id: a, name: A, unblock: {possible: yes, how: ask, url: 'javascript:alert(1)'}}",
                "3 # {id: a, name: A, unblock: {possible: yes, how: ask, url: 'https://a.example/<b>'}}",
                "3 # {id: a, name: A, unblock: {possible: yes, how: ask, url: 'https://u:p@a.example/'}}",
                "3 # {id: a, name: A, relay: [Nobody]}",
                "3 # {id: a, name: A, conf: {policy: certain}}",
                "3 # {id: a, name: A, metadata: {get: 'http://192.0.2.1/'}}",
                "3 # {id: a, name: A, metadata: {get: 'http://127.0.0.1/'}}",
                "3 # {id: a, name: A, metadata: {get: 'http://metadata.example/'}}",
                "3 # {id: a, name: A, metadata: {get: 'https://169.254.169.254/'}}",
                "3 # {id: a, name: A, metadata: {get: 'http://169.254.169.254/ x'}}",
                "3 # {id: a, name: A, metadata: {get: 'http://169.254.169.254/', header: 'no colon'}}",
                "3 # {id: a, name: A, metadata: {get: 'http://169.254.169.254/', put: 'http://169.254.169.254/'}}",
                "3 # {id: a, name: A, metadata: {says: x}}",
                "3 # [a, b]",
            })
    void aMistakeIsNamedWithItsLine(int line, String item) {
        assertThatThrownBy(() -> load("as_of: 2026-11\nproviders:\n- " + item + "\n"))
                .isInstanceOf(ProviderCatalogueException.class)
                .hasMessageContaining("own.yml:" + line + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aHeaderCannotCarryALineBreak() {
        assertThatThrownBy(() -> load("as_of: 2026-11\nproviders:\n- id: a\n  name: A\n  metadata:\n"
                        + "    get: http://169.254.169.254/\n    header: \"A: b\\r\\nHost: c\"\n"))
                .isInstanceOf(ProviderCatalogueException.class)
                .hasMessageContaining("own.yml:6: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "providers: []",
                "as_of: 2026-11",
                "as_of: November\nproviders: []",
                "schema: 2\nas_of: 2026-11\nproviders: []",
                "as_of: 2026-11\nproviders: [{id: a, name: A}, {id: a, name: B}]",
                "as_of: 2026-11\nproviders: []\nmore: x",
                "as_of: 2026-11\nproviders: &a [*a]",
                "as_of: 2026-11\nas_of: 2026-12\nproviders: []",
                "as_of: 2026-11\nproviders: !!java.net.URL [x]",
                "as_of: 2026-11\nproviders: [{id: \"a",
                "as_of: 2026-11\nproviders: []\nrelays: [{name: A, host: b, ports: [0]}]",
                "as_of: 2026-11\nproviders: []\nunknown_provider_advice: [{who: fairy, step: wish}]",
                "as_of: 2026-11\nproviders: []\nunknown_provider_advice: [{who: you, step: ask, means: magic}]",
                "as_of: 2026-11\nproviders: []\n\t- x",
            })
    void anInvalidFileIsRefusedInOneLine(String text) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(ProviderCatalogueException.class)
                .hasMessageContaining("own.yml")
                .hasMessageNotContaining("\n");
    }

    @Test
    void hostileFilesEndQuickly() {
        assertThatThrownBy(() -> load("[".repeat(200_000))).isInstanceOf(ProviderCatalogueException.class);
        assertThatThrownBy(() -> load("{a: ".repeat(100_000))).isInstanceOf(ProviderCatalogueException.class);
        assertThatThrownBy(() -> load("x".repeat((1 << 20) + 1)))
                .isInstanceOf(ProviderCatalogueException.class)
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> ProviderCatalogue.load(Path.of("/dev/zero")))
                .isInstanceOf(ProviderCatalogueException.class);
        assertThatThrownBy(() -> ProviderCatalogue.load(folder)).isInstanceOf(ProviderCatalogueException.class);
        assertThatThrownBy(() -> ProviderCatalogue.load(folder.resolve("none.yml")))
                .isInstanceOf(ProviderCatalogueException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void textsOfAFileArePrintable() throws Exception {
        Files.write(
                folder.resolve("own.yml"),
                "as_of: 2026-11\nproviders:\n- {id: a, name: \"\\e[31mA\\x07\\u202e\", notes: \"x\\ny\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        Provider a =
                ProviderCatalogue.load(folder.resolve("own.yml")).providers().get(0);
        assertThat(a.name() + a.policy().notes().orElseThrow()).doesNotContainPattern("[\\x00-\\x1f\\x7f\\u202e]");
    }
}
