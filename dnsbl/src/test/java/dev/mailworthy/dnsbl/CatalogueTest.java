package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class CatalogueTest {

    @Test
    void everyBundledListHasTestEntriesForEachKindItTakes() {
        assertThat(Catalogue.bundled().entries())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(list -> assertThat(list.kinds()).isNotEmpty().allSatisfy(kind -> {
                    assertThat(list.mustList(kind)).as(list.id()).isNotEmpty();
                    assertThat(list.mustNotList(kind)).as(list.id()).isNotEmpty();
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2,   127.0.0.2, true",
        "127.0.0.2,   127.0.0.3, false",
        "127.0.0.5-7, 127.0.0.6, true",
        "127.0.0.5-7, 127.0.0.8, false",
    })
    void codesMatchByValueAndRange(String pattern, String code, boolean matches) {
        assertThat(CodePattern.parse(pattern).matches(IpAddress.parse(code))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lists: 3",
                "lists:\n- id: x\n",
                "lists:\n- id: x\n  zone: 'a b'\n  targets: [ip4]\n",
                "lists:\n- id: x\n  zone: a.test\n  targets: [ip9]\n",
                "lists: [",
                "lists: &a [*a]",
                "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\nlists: *d\n",
                "\t- x",
                "!!javax.script.ScriptEngineManager [x]",
            })
    void aFileThatIsNoCatalogueIsRefusedInOneLine(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("catalogue.yml");
        Files.writeString(file, text);
        assertThatThrownBy(() -> Catalogue.load(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
