package dev.mailworthy.core.yaml;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    static YamlNode read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MARK) {
            throw new IOException("no compact catalogue of this version");
        }
        return take(data);
    }

    private static YamlNode take(DataInputStream in) throws IOException {
        int kind = in.readByte();
        int line = in.readInt();
        int count = in.readInt();
        return switch (kind) {
            case 't' -> new YamlNode.Scalar(line, text(count, in));
            case 's' -> new YamlNode.Sequence(line, items(count, in));
            case 'm' -> new YamlNode.Mapping(line, entries(count, in));
            default -> throw new IOException("a compact catalogue has no node of the kind " + kind);
        };
    }

    private static String text(int length, DataInputStream in) throws IOException {
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new EOFException("a compact catalogue is cut");
        }
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static List<YamlNode> items(int count, DataInputStream in) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            items.add(take(in));
        }
        return items;
    }

    private static List<YamlNode.Entry> entries(int count, DataInputStream in) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int entry = 0; entry < count; entry++) {
            entries.add(new YamlNode.Entry(take(in), take(in)));
        }
        return entries;
    }
}
