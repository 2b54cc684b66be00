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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
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
 * <li>The right answer arrives by an odd way: the exit code is that of a resolver without oddity. Questions have so much time
 * that no answer is late; only a sweep may also be unanswered, if it says so.
 * <li>No usable answer arrives: the run ends as unanswered, exit code 3.
 * <li>A wrong or hostile answer arrives: the run is never better than the truth where the command can know.
 * </ul>
 * Always: the documents are valid, the exit code is one of the table, no octet reaches the output that a terminal
 * obeys, and the number of queries has a bound. What a run costs in time is measured by {@code cli/bench/hostile}.
 */
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

    /** The time of a question that need not be answered. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    /** The time of a question whose right answer must not be late on a busy machine. Three attempts share it. */
    private static final Duration LONGEST = Duration.ofSeconds(300);

    /**
     * The time where the resolver leaves the first of three attempts without an answer. A run waits a third of it for each
     * question, and an evaluation of SPF asks four questions one after another within its 20 seconds (RFC 7208 section 4.6.4).
     */
    private static final Duration LONG = Duration.ofSeconds(9);

    @BeforeAll
    static void worlds() throws IOException {
        COMMANDS.clear();
        COMMANDS.addAll(AskingCommand.all(folder));
    }

    static Stream<AskingCommand> commands() {
        return COMMANDS.stream();
    }

    private static Ran run(
            AskingCommand command, DnsBehaviour behaviour, MisbehavingResolver resolver, String... more) {
        String timeout = switch (behaviour.effect()) {
            case RIGHT -> "600s";
            case NONE -> "1s";
            case WRONG -> "60s";
        };
        return Ran.patient(
                perQuestion(behaviour),
                Stream.concat(command.line(resolver.address(), timeout).stream(), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Duration perQuestion(DnsBehaviour behaviour) {
        if (behaviour.effect() != Effect.RIGHT) {
            return USUAL;
        }
        return behaviour.waits() ? LONG : LONGEST;
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
            List<Future<String>> runs = new ArrayList<>();
            for (DnsBehaviour behaviour : Sample.of(DnsBehaviours.all(), 12)) {
                runs.add(threads.submit(() -> problem(command, lab, behaviour, most)));
            }
            List<String> problems = new ArrayList<>();
            for (Future<String> run : runs) {
                problems.add(run.get());
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
            run(command, DnsBehaviours.named(RIGHT), resolver);
            return resolver.asked();
        }
    }

    /** What is wrong with the command's run, or an empty text. */
    private static String problem(AskingCommand command, RunningLab lab, DnsBehaviour behaviour, long most)
            throws Exception {
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour)) {
            String problem = json(
                    command, behaviour, run(command, behaviour, resolver, command.lines() ? "--ndjson" : "--json"));
            problem += resolver.asked() > most ? resolver.asked() + " queries; " : "";
            if (behaviour.effect() == Effect.WRONG && !(command.probes() && behaviour.isMutation())) {
                Ran text = run(command, behaviour, resolver);
                problem += code(command, behaviour, text.code()) + obeyed("text", text.out() + text.err());
            }
            return problem.isEmpty() ? "" : behaviour.name() + ": " + problem;
        }
    }

    private static String json(AskingCommand command, DnsBehaviour behaviour, Ran ran) {
        return (isLateSweep(command, behaviour, ran) ? "" : code(command, behaviour, ran.code()))
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
        return right ? "" : "exit code " + code + "; ";
    }

    /**
     * A sweep has short limits of its own, which no option changes. On a busy machine a right answer can be late; then the sweep
     * has to end as unanswered and to count the questions that are open.
     */
    private static boolean isLateSweep(AskingCommand command, DnsBehaviour behaviour, Ran ran) {
        return command.sweeps()
                && behaviour.effect() == Effect.RIGHT
                && ran.code() == 3
                && Pattern.compile("\"unanswered\": [1-9]").matcher(ran.out()).find();
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
