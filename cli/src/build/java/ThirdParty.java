import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A step of the build: writes THIRD-PARTY.txt, which names each library of the runnable jar with its owner and licence, and
 * has the text of each licence once. It fails for a library on the class path that its table does not name, and for a line
 * of the table without a library.
 */
final class ThirdParty {

    private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][^/]*)\\.jar");
    private static final String RULE = "-".repeat(80) + "\n";

    private final Path folder;
    private final Path licence;
    private final Map<String, Path> jars = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final StringBuilder names = new StringBuilder();
    private final StringBuilder notices = new StringBuilder();

    private ThirdParty(Path folder, Path licence) {
        this.folder = folder;
        this.licence = licence;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches()) {
                jars.put(jar.group(1), Path.of(entry));
                versions.put(jar.group(1), jar.group(2));
            }
        }
    }

    /** @param arguments the folder with the table, Mailworthy's own licence, and the file to write */
    public static void main(String[] arguments) throws IOException {
        Path written = Path.of(arguments[2]);
        Files.createDirectories(written.getParent());
        Files.writeString(written, new ThirdParty(Path.of(arguments[0]), Path.of(arguments[1])).text());
    }

    private String text() throws IOException {
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("libraries.txt"))) {
            if (!line.startsWith("#")) {
                String[] columns = line.split(" \\| ");
                if (!columns[0].equals("+")) {
                    named.add(columns[0]);
                }
                add(columns);
            }
        }
        named.sort(null);
        List<String> others =
                jars.keySet().stream().filter(name -> !name.startsWith("mailworthy-")).toList();
        if (!named.equals(others)) {
            throw new IllegalStateException("libraries.txt names " + named + ", the class path has " + others);
        }
        StringBuilder whole = new StringBuilder("THIRD-PARTY SOFTWARE\n\n"
                + "The runnable jar of Mailworthy contains these libraries. Mailworthy itself is under the Apache License,\n"
                + "version 2.0 (LICENSE). Where owners offer several licences, the chosen one is named first.\n\n");
        whole.append(names).append("\nNOTICES\n\n").append(notices).append("LICENCE TEXTS\n\n");
        for (Map.Entry<String, List<String>> text : texts.entrySet()) {
            whole.append(RULE).append("For: ").append(String.join(", ", text.getValue())).append('\n').append(RULE);
            whole.append(text.getKey()).append("\n\n");
        }
        return whole.toString();
    }

    private void add(String[] columns) throws IOException {
        String name = columns[1] + (columns[0].equals("+") ? "" : " " + versions.get(columns[0]));
        names.append(name).append("\n    owner:   ").append(columns[2]).append("\n    licence: ").append(columns[3]);
        names.append('\n');
        texts.computeIfAbsent(read(columns[4]), text -> new ArrayList<>()).add(name);
        if (columns.length > 5) {
            notices.append(read(columns[5])).append("\n\n");
        }
    }

    private String read(String source) throws IOException {
        int mark = source.indexOf('!');
        if (mark < 0) {
            return Files.readString(source.equals("LICENSE") ? licence : folder.resolve(source)).strip();
        }
        Path jar = jars.get(source.substring(0, mark));
        if (jar == null) {
            throw new IllegalStateException(source + ": no such library on the class path");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(source.substring(mark + 1));
            if (entry == null) {
                throw new IllegalStateException(source + ": no such entry in " + jar.getFileName());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        }
    }
}
