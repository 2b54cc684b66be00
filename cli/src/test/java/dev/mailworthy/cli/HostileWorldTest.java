package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.hostile.DnsBehaviour;
import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import dev.mailworthy.cli.hostile.DnsBehaviours;
import dev.mailworthy.cli.hostile.MisbehavingResolver;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.RunningLab;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Runs every command that asks a resolver, with every {@link DnsBehaviour} of a resolver. The true world is a listed
 * address whose domain refuses another sender.
 * <ul>
 * <li>The right answer arrives by an odd way: the exit code is that of a resolver without oddity.
 * <li>No usable answer arrives: the run ends as unanswered, exit code 3.
 * <li>A wrong or hostile answer arrives: the run is never better than the truth where the command can know.
 * </ul>
 * Always: the documents are valid, the exit code is one of the table, and no octet reaches the output that a terminal
 * obeys.
 */
@Timeout(300)
class HostileWorldTest {

    private static final int AT_ONCE = 12;

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

    @TempDir
    private static Path folder;

    /**
     * A command.
     *
     * @param right its exit code with a resolver without oddity
     * @param never exit codes that are better than the truth, whatever the resolver says
     */
    private record Command(List<String> words, int right, List<Integer> never) {

        static Command of(int right, List<Integer> never, String... words) {
            return new Command(List.of(words), right, never);
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
    }

    static Stream<Command> commands() throws Exception {
        Path batch = Files.writeString(
                folder.resolve("batch"),
                "{\"id\": \"a\", \"ip\": \"11.9.9.9\", \"mailFrom\": \"a@listed.example\", \"helo\": \"h.example\"}\n");
        return Stream.of(
                Command.of(2, List.of(0, 1), "dnsbl", "check", "11.1.2.3"),
                Command.of(2, List.of(0, 1), "dnsbl", "sweep", "11.1.2.3", "11.1.2.4"),
                Command.of(0, List.of(), "dnsbl", "resolver"),
                Command.of(2, List.of(0), "spf", "check", "--ip", "11.9.9.9", "--mail-from", "a@listed.example"),
                Command.of(0, List.of(), "spf", "check", "--batch", batch.toString()),
                Command.of(0, List.of(), "spf", "survey", "listed.example"),
                Command.of(0, List.of(), "spf", "lint", "listed.example"),
                Command.of(0, List.of(), "spf", "flatten", "listed.example"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noBehaviourOfAResolverGivesABetterResultThanTheTruth(Command command) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (RunningLab lab = world()) {
            List<Future<String>> runs = DnsBehaviours.all().stream()
                    .map(behaviour -> threads.submit(() -> problem(command, lab, behaviour)))
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

    private static RunningLab world() throws Exception {
        Files.writeString(folder.resolve("lab.conf"), CONF);
        Files.writeString(folder.resolve("listed.zone"), ZONE);
        return Lab.load(folder.toString()).start();
    }

    /** What is wrong with the command's run, or an empty text. */
    private static String problem(Command command, RunningLab lab, DnsBehaviour behaviour) throws Exception {
        // Only silence waits for the end of the time. The other runs get time for a busy machine.
        String timeout = behaviour.effect() == Effect.NONE ? "1s" : "60s";
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour)) {
            String problem =
                    json(command, behaviour, command.run(resolver, timeout, command.lines() ? "--ndjson" : "--json"));
            if (behaviour.effect() == Effect.WRONG) {
                Ran text = command.run(resolver, timeout);
                problem += code(command, behaviour, text.code()) + obeyed("text", text.out() + text.err());
            }
            return problem.isEmpty() ? "" : behaviour.name() + ": " + problem;
        }
    }

    private static String json(Command command, DnsBehaviour behaviour, Ran ran) {
        return code(command, behaviour, ran.code())
                + obeyed("output", ran.out() + ran.err())
                + document(command, ran.out());
    }

    private static String code(Command command, DnsBehaviour behaviour, int code) {
        boolean right = switch (behaviour.effect()) {
            case RIGHT -> code == command.right();
            case NONE -> code == 3;
            case WRONG -> code >= 0 && code <= 3 && !command.never().contains(code);
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
