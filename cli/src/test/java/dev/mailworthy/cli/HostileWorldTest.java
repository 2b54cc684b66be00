package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.hostile.DnsBehaviour;
import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import dev.mailworthy.cli.hostile.DnsBehaviours;
import dev.mailworthy.cli.hostile.MisbehavingResolver;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/**
 * Runs every command that asks a resolver, with every {@link DnsBehaviour} of a resolver. The true world is a listed
 * address whose domain refuses another sender.
 * <ul>
 * <li>The right answer arrives by an odd way: the exit code is that of a resolver without oddity.
 * <li>No usable answer arrives: the run ends as unanswered, exit code 3.
 * <li>A wrong or hostile answer arrives: the run is never better than the truth where the command can know.
 * </ul>
 * Always: the documents are valid, the exit code is one of the table, no octet reaches the output that a terminal
 * obeys, and the number of queries has a bound. What a run costs in time is measured by {@code cli/bench/hostile}.
 */
@Timeout(900)
class HostileWorldTest {

    private static final int AT_ONCE = 12;
    private static final int TRIES = 4;
    private static final String RIGHT = "the right answer";

    /**
     * The most queries for each query that a resolver without oddity gets. Each query is a question, a repeat or a parse of
     * a reply, so that this bounds the work that a resolver can cause.
     */
    private static final long QUESTIONS_MORE = 20;

    private static final String CONF = """
            subject listed.example
            address 11.1.2.3
            ehlo mail.listed.example
            include internet
            zone listed.zone
            """;

    private static final String ZONE = """
            $ORIGIN listed.example.
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ MX 10 mail
            @ TXT "v=spf1 mx include:_spf.listed.example -all"
            _spf TXT "v=spf1 ip4:11.1.2.4 -all"
            mail A 11.1.2.3
            3.2.1.11.in-addr.arpa. PTR mail.listed.example.
            3.2.1.11.zen.spamhaus.org. A 127.0.0.4
            3.2.1.11.bl.spamcop.net. A 127.0.0.2
            """;

    /** The provider refuses connections to port 25. */
    private static final String SHUT = "egress 25 reject\n";

    @TempDir
    private static Path folder;

    /**
     * A command.
     *
     * @param right its exit code with a resolver without oddity
     * @param never exit codes that are better than the truth, whatever the resolver says
     * @param withoutRecord its exit code when the resolver denies the record that it works on, beside those of verdicts
     */
    private record Command(List<String> words, int right, List<Integer> never, int withoutRecord) {

        static Command of(int right, List<Integer> never, String... words) {
            return new Command(List.of(words), right, never, right);
        }

        Command withoutRecord(int code) {
            return new Command(words, right, never, code);
        }

        Ran run(MisbehavingResolver resolver, String timeout, String... more) {
            List<String> line = new ArrayList<>(words);
            line.addAll(List.of("--resolver", resolver.address().toString(), "--timeout", timeout));
            line.addAll(List.of(more));
            return Ran.of(line.toArray(String[]::new));
        }

        /** Whether its document is a line for each target. */
        boolean lines() {
            return words.contains("sweep") || words.contains("--batch");
        }

        /** Whether it runs on the ports of a lab, which takes longer. */
        boolean probes() {
            return words.contains("--lab");
        }

        @Override
        public String toString() {
            return String.join(" ", words.subList(0, Math.min(3, words.size())));
        }
    }

    static Stream<Command> commands() throws Exception {
        String batch = Files.writeString(
                        folder.resolve("batch"),
                        "{\"id\": \"a\", \"ip\": \"11.9.9.9\", \"mailFrom\": \"a@listed.example\", \"helo\": \"h.example\"}\n")
                .toString();
        String listed = folder.resolve("world").toString();
        String shut = folder.resolve("shut").toString();
        return Stream.of(
                Command.of(2, List.of(0, 1), "check", "--lab", listed),
                Command.of(2, List.of(0, 1), "fix", "--lab", listed),
                Command.of(2, List.of(0, 1), "egress", "--lab", shut),
                Command.of(2, List.of(0, 1), "dnsbl", "check", "11.1.2.3"),
                Command.of(2, List.of(0, 1), "dnsbl", "sweep", "11.1.2.3", "11.1.2.4"),
                Command.of(0, List.of(), "dnsbl", "resolver"),
                Command.of(0, List.of(), "dnsbl", "lists", "test"),
                Command.of(2, List.of(0), "spf", "check", "--ip", "11.9.9.9", "--mail-from", "a@listed.example"),
                Command.of(2, List.of(0), "spf", "explain", "--ip", "11.9.9.9", "--mail-from", "a@listed.example"),
                Command.of(0, List.of(), "spf", "check", "--batch", batch),
                Command.of(0, List.of(), "spf", "survey", "listed.example"),
                Command.of(0, List.of(), "spf", "lint", "listed.example"),
                Command.of(0, List.of(), "spf", "diff", "listed.example", "listed.example")
                        .withoutRecord(64),
                Command.of(0, List.of(), "spf", "flatten", "listed.example"),
                Command.of(1, List.of(0), "spf", "audit", "listed.example", "--ip", "11.1.2.3", "--helo", "h.example"));
    }

    /** A new command that asks a resolver has to get a row. */
    @Test
    void everyCommandThatAsksAResolverIsHere() throws Exception {
        List<String> lines = commands()
                .map(command -> "mailworthy " + String.join(" ", command.words()) + " ")
                .toList();
        List<String> asking = new ArrayList<>();
        collect(Main.model(), asking);
        assertThat(asking)
                .hasSizeGreaterThan(13)
                .allSatisfy(name -> assertThat(lines).anyMatch(line -> line.startsWith(name + " ")));
    }

    private static void collect(CommandLine command, List<String> asking) {
        if (command.getCommandSpec().findOption("--resolver") != null) {
            asking.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(each -> collect(each, asking));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void noBehaviourOfAResolverGivesABetterResultThanTheTruth(Command command) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(command.probes() ? 4 : AT_ONCE);
        try (RunningLab lab = Lab.load(folder.resolve("world").toString()).start()) {
            long most = QUESTIONS_MORE * questions(command, lab);
            List<Future<String>> runs = DnsBehaviours.all().stream()
                    .map(behaviour -> threads.submit(() -> problem(command, lab, behaviour, most)))
                    .toList();
            List<String> problems = new ArrayList<>();
            for (Future<String> run : runs) {
                problems.add(run.get());
            }
            assertThat(problems.stream().filter(Predicate.not(String::isEmpty))).isEmpty();
            assertThat(runs).hasSizeGreaterThan(100);
        } finally {
            threads.shutdownNow();
        }
    }

    @BeforeAll
    static void worlds() throws IOException {
        world("world", CONF);
        world("shut", CONF + SHUT);
    }

    private static void world(String name, String conf) throws IOException {
        Path world = Files.createDirectories(folder.resolve(name));
        Files.writeString(world.resolve("lab.conf"), conf);
        Files.writeString(world.resolve("listed.zone"), ZONE);
    }

    /** How many queries the command sends to a resolver without oddity. */
    private static long questions(Command command, RunningLab lab) throws Exception {
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), DnsBehaviours.named(RIGHT))) {
            command.run(resolver, "60s");
            return resolver.asked();
        }
    }

    /**
     * What is wrong with the command's run, or an empty text. A busy machine can lose a right answer, which no repeat of a
     * faulty program finds.
     */
    private static String problem(Command command, RunningLab lab, DnsBehaviour behaviour, long most) throws Exception {
        String problem = once(command, lab, behaviour, most);
        for (int i = 1; i < TRIES && behaviour.effect() == Effect.RIGHT && !problem.isEmpty(); i++) {
            problem = once(command, lab, behaviour, most);
        }
        return problem;
    }

    private static String once(Command command, RunningLab lab, DnsBehaviour behaviour, long most) throws Exception {
        // Only silence waits for the end of the time. The other runs get time for a busy machine.
        String timeout = behaviour.effect() == Effect.NONE ? "1s" : "60s";
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour)) {
            String problem =
                    json(command, behaviour, command.run(resolver, timeout, command.lines() ? "--ndjson" : "--json"));
            problem += resolver.asked() > most ? resolver.asked() + " queries; " : "";
            if (behaviour.effect() == Effect.WRONG && !(command.probes() && behaviour.isMutation())) {
                Ran text = command.run(resolver, timeout);
                problem += code(command, behaviour, text.code()) + obeyed("text", text.out() + text.err());
            }
            return problem.isEmpty() ? "" : behaviour.name() + ": " + problem;
        }
    }

    private static String json(Command command, DnsBehaviour behaviour, Ran ran) {
        return code(command, behaviour, ran.code())
                + obeyed("output", ran.out() + ran.err())
                + (ran.code() == 64 ? "" : document(command, ran.out()));
    }

    private static String code(Command command, DnsBehaviour behaviour, int code) {
        boolean right = switch (behaviour.effect()) {
            case RIGHT -> code == command.right();
            case NONE -> code == 3;
            case WRONG ->
                code == command.withoutRecord()
                        || code >= 0 && code <= 3 && !command.never().contains(code);
        };
        return right ? "" : "exit code " + code + "; ";
    }

    private static String obeyed(String where, String output) {
        return output.chars().anyMatch(HostileWorldTest::isObeyed)
                ? "a terminal obeys what is in the " + where + "; "
                : "";
    }

    /** Control characters, and those that change the direction of text. */
    private static boolean isObeyed(int character) {
        return Character.isISOControl(character) && character != '\n'
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }

    private static String document(Command command, String output) {
        List<String> documents = command.lines() ? output.lines().toList() : List.of(output);
        for (String document : documents) {
            if (!(new Load(LoadSettings.builder().build()).loadFromString(document) instanceof Map)) {
                return "no document: " + document;
            }
        }
        return documents.isEmpty() ? "no document; " : "";
    }
}
