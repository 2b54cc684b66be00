package dev.mailworthy.core.yaml;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundled catalogues in the form that the build makes of their YAML: the same nodes, already parsed. To parse the
 * text costs each run of a command half a second. A node is a letter for its kind, the number of its line, and its
 * content: a text in UTF-8 behind its length, or nodes behind their count.
 */
public final class CompactYaml {

    /** The end of the file's name: {@code catalogue.yml} becomes {@code catalogue.yml.compact}. */
    static final String ENDING = ".compact";

    private static final int MARK = 0x4D575901;

    private CompactYaml() {}

    /**
     * The build's step: writes each file in compact form beside it.
     *
     * @param files paths of YAML files
     */
    public static void main(String[] files) throws IOException, YamlException {
        for (String file : files) {
            Path path = Path.of(file);
            YamlNode root = YamlText.read(file, Files.readString(path));
            try (OutputStream out = Files.newOutputStream(path.resolveSibling(path.getFileName() + ENDING))) {
                write(root, out);
            }
        }
    }

    static void write(YamlNode root, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MARK);
        put(root, data);
        data.flush();
    }

    private static void put(YamlNode node, DataOutputStream out) throws IOException {
        if (node instanceof YamlNode.Scalar scalar) {
            head('t', scalar.line(), out);
            byte[] text = scalar.text().getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        } else if (node instanceof YamlNode.Sequence sequence) {
            head('s', sequence.line(), out);
            out.writeInt(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                put(item, out);
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            head('m', mapping.line(), out);
            out.writeInt(mapping.entries().size());
            for (YamlNode.Entry entry : mapping.entries()) {
                put(entry.key(), out);
                put(entry.value(), out);
            }
        }
    }

    private static void head(char kind, int line, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(line);
    }

    /** Reads what {@link #write} wrote. Only the build writes such files, so there is no limit but their length. */
    static YamlNode read(byte[] octets) throws IOException {
        try {
            ByteBuffer in = ByteBuffer.wrap(octets);
            if (in.getInt() != MARK) {
                throw new IOException("no compact catalogue of this version");
            }
            return take(in);
        } catch (BufferUnderflowException e) {
            throw new IOException("a compact catalogue is cut", e);
        }
    }

    private static YamlNode take(ByteBuffer in) throws IOException {
        int kind = in.get();
        int line = in.getInt();
        int count = in.getInt();
        return switch (kind) {
            case 't' -> new YamlNode.Scalar(line, text(count, in));
            case 's' -> new YamlNode.Sequence(line, items(count, in));
            case 'm' -> new YamlNode.Mapping(line, entries(count, in));
            default -> throw new IOException("a compact catalogue has no node of the kind " + kind);
        };
    }

    private static String text(int length, ByteBuffer in) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static List<YamlNode> items(int count, ByteBuffer in) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            items.add(take(in));
        }
        return items;
    }

    private static List<YamlNode.Entry> entries(int count, ByteBuffer in) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int entry = 0; entry < count; entry++) {
            entries.add(new YamlNode.Entry(take(in), take(in)));
        }
        return entries;
    }
}
