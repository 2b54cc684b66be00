package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option and argument that takes a file, in every command, with a file without an end. The list comes from the model
 * of the commands, so that a new option or a new command is a part of it, or fails this test.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FileOptionsTest {

    /** Labels of values that are no file. A new label of text has to be added here or to the files. */
    private static final Set<String> NO_FILE = Set.of(
            "SETTING",
            "ADDR",
            "CODE",
            "COMMAND",
            "DOMAIN",
            "END",
            "PROGRAM",
            "HOST:PORT",
            "HOST[=IP]",
            "ID",
            "ID|ZONE",
            "NAME",
            "IP=NAME",
            "NAME[=IP][:PORT]",
            "SET",
            "TARGET",
            "TIME",
            "USER",
            "WHAT",
            "ZONE");

    /** Options with files that are written. A huge one is replaced, which is no matter of its length. */
    private static final Set<String> WRITTEN = Set.of(
            "--html",
            "--sarif",
            "--junit",
            "--record",
            "--output",
            "--ticket",
            "--new-key",
            "--heartbeat",
            "--alert-file");

    /** Commands that only show a catalogue. They read no keys. */
    private static final Set<String> SHOW =
            Set.of("dnsbl lists", "dnsbl lists show", "dnsbl lists dead", "dnsbl explain");

    /** A line for each command that works in a lab. The file of the test is added to it. */
    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("check", "check --lab healthy"),
            Map.entry("fix", "fix --lab healthy"),
            Map.entry("replay", "replay RECORD"),
            Map.entry("diff", "diff REPORT REPORT"),
            Map.entry("spf check", "spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example"),
            Map.entry("spf explain", "spf explain --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example"),
            Map.entry("spf lint", "spf lint healthy.example --lab healthy"),
            Map.entry("spf survey", "spf survey healthy.example --lab healthy"),
            Map.entry("spf diff", "spf diff healthy.example healthy.example --lab healthy"),
            Map.entry("spf flatten", "spf flatten healthy.example --lab healthy"),
            Map.entry("spf audit", "spf audit healthy.example --lab healthy"),
            Map.entry("dnsbl check", "dnsbl check 192.0.2.30 --lab listed"),
            Map.entry("dnsbl sweep", "dnsbl sweep 192.0.2.30 --lab listed"),
            Map.entry("dnsbl lists", "dnsbl lists"),
            Map.entry("dnsbl lists show", "dnsbl lists show psbl"),
            Map.entry("dnsbl lists test", "dnsbl lists test psbl --lab listed"),
            Map.entry("dnsbl lists dead", "dnsbl lists dead"),
            Map.entry("dnsbl explain", "dnsbl explain psbl 127.0.0.2"),
            Map.entry("dnsbl resolver", "dnsbl resolver --lab listed"),
            Map.entry("egress", "egress --lab healthy"),
            Map.entry("responder", "responder --for 1ms --port 0 --listen 127.0.0.1"),
            Map.entry("deliveries", "deliveries"),
            Map.entry("reports", "reports --lab reports-ready"),
            Map.entry("reports policy", "reports policy reports.example --lab reports-ready"),
            Map.entry("watch", "watch --once --lab healthy --store WATCHED"),
            Map.entry("history", "history"),
            Map.entry("store check", "store check"),
            Map.entry("store export", "store export"),
            Map.entry("store import", "store import"),
            Map.entry("store vacuum", "store vacuum"),
            Map.entry("explain", "explain"));

    @TempDir
    private static Path folder;

    /**
     * An option or an argument.
     *
     * @param command the words of its command
     * @param name the option, or the label of the argument
     */
    private record FileOption(String command, String name, String label) {

        boolean isArgument() {
            return !name.startsWith("-");
        }

        List<String> words(String file) {
            String line = LINES.get(command);
            if (isArgument()) {
                return split(argument(line, file));
            }
            if (name.equals("--lab")) {
                return split(line.replaceAll(" --lab [\\w-]+", "") + " --lab " + folder.resolve("lab"));
            }
            String value = name.equals("--data") ? "psbl=" + file : file;
            if (name.equals("--store")) {
                line = line.replace(" --store WATCHED", "");
            }
            String needed = name.equals("--key") && !command.equals("responder") ? keyed() : "";
            return split(base(line) + " " + name + " " + value + needed);
        }

        private String base(String line) {
            return name.equals("--batch") ? line.replaceAll("--ip.*", "") : line;
        }

        /** A key is read when there is a responder to visit. */
        private String keyed() {
            return command.equals("check") ? " --ask r.test=127.0.0.1" : " --responder r.test=127.0.0.1";
        }

        private String argument(String line, String file) {
            String prefix = label.contains("@FILE") || command.equals("spf diff") ? "@" : "";
            return switch (command) {
                case "explain", "deliveries", "reports" -> command + " " + file;
                case "reports policy" -> "reports policy reports.example " + file;
                case "replay" -> "replay " + file;
                case "diff" -> name.equals("OLD") ? "diff " + file + " REPORT" : "diff REPORT " + file;
                case "spf diff" ->
                    "spf diff " + (name.equals("OLD") ? prefix + file + " v=spf1" : "v=spf1 " + prefix + file);
                default -> line.replaceFirst("healthy\\.example|192\\.0\\.2\\.30", prefix + file);
            };
        }

        private static List<String> split(String line) {
            return Stream.of(line.trim().split(" +"))
                    .map(word -> word.replace("RECORD", folder.resolve("record").toString())
                            .replace("REPORT", folder.resolve("report").toString())
                            .replace("WATCHED", folder.resolve("watched").toString()))
                    .toList();
        }

        @Override
        public String toString() {
            return command + " " + name;
        }
    }

    static Stream<FileOption> options() {
        List<FileOption> all = new ArrayList<>();
        collect(Main.model(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<FileOption> all) {
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^mailworthy ?", "");
        for (ArgSpec argument : command.getCommandSpec().args()) {
            Class<?> value = argument.auxiliaryTypes()[0];
            boolean isText = value == String.class || value == Path.class;
            String label = argument.paramLabel();
            if (isText && !NO_FILE.contains(label)) {
                String called = argument instanceof OptionSpec option ? option.longestName() : label;
                all.add(new FileOption(name, called, label));
            }
        }
        command.getSubcommands().values().forEach(each -> collect(each, all));
    }

    @Test
    void everyCommandWithAFileHasALine() {
        assertThat(options().map(FileOption::command)).isSubsetOf(LINES.keySet());
        assertThat(options()).hasSizeGreaterThan(60);
        assertThat(options().map(FileOption::label))
                .containsOnly(
                        "FILE",
                        "FILE|-",
                        "LOG",
                        "NAME|DIR",
                        "RECORD|@FILE|DOMAIN",
                        "SOURCE",
                        "OLD",
                        "NEW",
                        "CIDR|@FILE|-",
                        "TEXT",
                        "ZONE=[TYPE:]FILE");
    }

    @BeforeAll
    static void prepare() throws IOException {
        Path lab = Files.createDirectories(folder.resolve("lab"));
        huge(lab.resolve("lab.conf"));
        Path zones = Files.createDirectories(folder.resolve("zones"));
        Files.writeString(zones.resolve("lab.conf"), "subject a.example\naddress 192.0.2.1\nzone huge.zone\n");
        huge(zones.resolve("huge.zone"));
        huge(folder.resolve("huge"));
        String record = folder.resolve("record").toString();
        Ran report = Ran.of("check", "--lab", "healthy", "--json", "--record", record);
        Files.writeString(folder.resolve("report"), report.out());
    }

    /** A file with holes takes no room on the disk, and is longer than all memory. */
    private static void huge(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(1L << 34);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void aFileWithoutAnEndIsRefused(FileOption option) {
        assertRefused(option, "/dev/zero");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void aFileThatIsLargerThanAllMemoryIsRefused(FileOption option) {
        if (!WRITTEN.contains(option.name())) {
            assertRefused(option, folder.resolve("huge").toString());
        }
    }

    @Test
    void aLabWithAnEndlessZoneIsRefused() {
        assertRefused(Ran.of("check", "--lab", folder.resolve("zones").toString()), "huge.zone");
    }

    private static void assertRefused(FileOption option, String file) {
        Ran ran = Ran.of(option.words(file).toArray(String[]::new));
        if (SHOW.contains(option.command()) && ran.code() == 0) {
            assertThat(option.name()).isIn("--keys", "--data");
        } else {
            assertRefused(ran, option.name().equals("--lab") ? "lab" : file);
        }
    }

    /** The message has to name the file, so that no other fault of the line is taken for the refusal. */
    private static void assertRefused(Ran ran, String file) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        List<String> said =
                ran.err().lines().filter(line -> !line.startsWith("Lab ")).toList();
        assertThat(said).singleElement().asString().contains(file);
    }
}
