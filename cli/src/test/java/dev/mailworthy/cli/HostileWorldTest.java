package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.hostile.AskingCommand;
import dev.mailworthy.cli.hostile.DnsBehaviour;
import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import dev.mailworthy.cli.hostile.DnsBehaviours;
import dev.mailworthy.cli.hostile.MisbehavingResolver;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
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
@Execution(ExecutionMode.CONCURRENT)
@Timeout(900)
class HostileWorldTest {

    /** Runs of one command at once. Nearly all wait, so that several commands run side by side too. */
    private static final int AT_ONCE = 12;

    private static final String RIGHT = "the right answer";

    /**
     * The most queries for each query that a resolver without oddity gets. Each query is a question, a repeat or a parse of
     * a reply, so that this bounds the work that a resolver can cause.
     */
    private static final long QUESTIONS_MORE = 20;

    @TempDir
    private static Path folder;

    private static final List<AskingCommand> COMMANDS = new ArrayList<>();

    private static final String OPEN = "exit code 3; ";

    @BeforeAll
    static void worlds() throws IOException {
        COMMANDS.clear();
        COMMANDS.addAll(AskingCommand.all(folder));
    }

    static Stream<AskingCommand> commands() {
        return COMMANDS.stream();
    }

    private static Ran run(AskingCommand command, MisbehavingResolver resolver, String timeout, String... more) {
        return Ran.of(Stream.concat(command.line(resolver.address(), timeout).stream(), Stream.of(more))
                .toArray(String[]::new));
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

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void noBehaviourOfAResolverGivesABetterResultThanTheTruth(AskingCommand command) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(command.probes() ? 4 : AT_ONCE);
        try (RunningLab lab = Lab.load(AskingCommand.world(folder)).start()) {
            long most = QUESTIONS_MORE * questions(command, lab);
            Map<DnsBehaviour, Future<String>> runs = new LinkedHashMap<>();
            for (DnsBehaviour behaviour : Sample.of(DnsBehaviours.all(), 12)) {
                runs.put(behaviour, threads.submit(() -> problem(command, lab, behaviour, most)));
            }
            List<DnsBehaviour> late = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (Map.Entry<DnsBehaviour, Future<String>> run : runs.entrySet()) {
                String problem = run.getValue().get();
                boolean open = run.getKey().effect() == Effect.RIGHT && problem.endsWith(": " + OPEN);
                if (open) {
                    late.add(run.getKey());
                } else {
                    problems.add(problem);
                }
            }
            // Side by side on a busy machine, answers can come too late. Such runs are open; alone they must be right.
            for (DnsBehaviour behaviour : late) {
                problems.add(problem(command, lab, behaviour, most));
            }
            assertThat(problems.stream().filter(Predicate.not(String::isEmpty))).isEmpty();
            assertThat(DnsBehaviours.all()).hasSizeGreaterThan(100);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many queries the command sends to a resolver without oddity. */
    private static long questions(AskingCommand command, RunningLab lab) throws Exception {
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), DnsBehaviours.named(RIGHT))) {
            run(command, resolver, "60s");
            return resolver.asked();
        }
    }

    /** What is wrong with the command's run, or an empty text. */
    private static String problem(AskingCommand command, RunningLab lab, DnsBehaviour behaviour, long most)
            throws Exception {
        // Only silence waits for the end of the time. The other runs get time for a busy machine.
        String timeout = behaviour.effect() == Effect.NONE ? "1s" : "60s";
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour)) {
            String problem =
                    json(command, behaviour, run(command, resolver, timeout, command.lines() ? "--ndjson" : "--json"));
            problem += resolver.asked() > most ? resolver.asked() + " queries; " : "";
            if (behaviour.effect() == Effect.WRONG && !(command.probes() && behaviour.isMutation())) {
                Ran text = run(command, resolver, timeout);
                problem += code(command, behaviour, text.code()) + obeyed("text", text.out() + text.err());
            }
            return problem.isEmpty() ? "" : behaviour.name() + ": " + problem;
        }
    }

    private static String json(AskingCommand command, DnsBehaviour behaviour, Ran ran) {
        return code(command, behaviour, ran.code())
                + obeyed("output", ran.out() + ran.err())
                + (ran.code() == 64 ? "" : document(command, ran.out()));
    }

    private static String code(AskingCommand command, DnsBehaviour behaviour, int code) {
        boolean right = switch (behaviour.effect()) {
            case RIGHT -> code == command.right();
            case NONE -> code == 3;
            case WRONG ->
                code == command.withoutRecord()
                        || code >= 0 && code <= 3 && !command.never().contains(code);
        };
        return right ? "" : code == 3 ? OPEN : "exit code " + code + "; ";
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

    private static String document(AskingCommand command, String output) {
        List<String> documents = command.lines() ? output.lines().toList() : List.of(output);
        for (String document : documents) {
            if (!(new Load(LoadSettings.builder().build()).loadFromString(document) instanceof Map)) {
                return "no document: " + document;
            }
        }
        return documents.isEmpty() ? "no document; " : "";
    }
}
