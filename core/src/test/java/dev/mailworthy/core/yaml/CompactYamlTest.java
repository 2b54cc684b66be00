package dev.mailworthy.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactYamlTest {

    private static final long SEED = 20261201;

    private static byte[] compact(YamlNode node) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompactYaml.write(node, out);
        return out.toByteArray();
    }

    @Test
    void aDocumentComesBackWithItsLines() throws Exception {
        YamlNode read = YamlText.read("f", "a: b\nc:\n  - d\n  - e: \"f\u00fc\\nr\"\n");
        assertThat(CompactYaml.read(compact(read))).isEqualTo(read);
        assertThat(read)
                .isEqualTo(new YamlNode.Mapping(
                        1,
                        List.of(
                                new YamlNode.Entry(new YamlNode.Scalar(1, "a"), new YamlNode.Scalar(1, "b")),
                                new YamlNode.Entry(
                                        new YamlNode.Scalar(2, "c"),
                                        new YamlNode.Sequence(
                                                3,
                                                List.of(
                                                        new YamlNode.Scalar(3, "d"),
                                                        new YamlNode.Mapping(
                                                                4,
                                                                List.of(new YamlNode.Entry(
                                                                        new YamlNode.Scalar(4, "e"),
                                                                        new YamlNode.Scalar(4, "f\u00fc\nr"))))))))));
    }

    @Test
    void anyTreeComesBack() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            YamlNode tree = tree(random, 4);
            assertThat(CompactYaml.read(compact(tree)))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(tree);
        }
    }

    private static YamlNode tree(Random random, int deep) {
        int line = random.nextInt(1, 100_000);
        int kind = deep == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return new YamlNode.Scalar(line, "x".repeat(random.nextInt(300)) + (char) random.nextInt(0x80, 0xD800));
        }
        int count = random.nextInt(5);
        List<YamlNode> items = new ArrayList<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            items.add(tree(random, deep - 1));
            entries.add(new YamlNode.Entry(tree(random, 0), tree(random, deep - 1)));
        }
        return kind == 1 ? new YamlNode.Sequence(line, items) : new YamlNode.Mapping(line, entries);
    }

    @Test
    void aCutOrForeignFileIsRefused() throws Exception {
        byte[] whole = compact(YamlText.read("f", "a: [b, c]\n"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CompactYaml.read(cut))
                    .as("%d octets", length)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> CompactYaml.read("a: b\nc: d\n".getBytes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this version");
    }
}
