package dev.mailworthy.cli.hostile;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.RunningLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a hostile resolver can cost: each {@link AskingCommand command} as a process against each {@link DnsBehaviour behaviour},
 * with its time and its processor time. A run is a fault if it takes more than its time limit and a second beside the start of
 * the program, which is measured, or more than a second of processor time beyond a run with right answers. Arguments: the launcher, the time limit in seconds, and words
 * that a command has to contain.
 */
public final class HostileBenchmark {

    private static final double WALL_MORE = 1;

    /** A busy machine starts a program now faster, now slower. */
    private static final int STARTS = 3;

    private static final double CPU_MORE = 1;

    private final String launcher;
    private final int seconds;
    private int faults;

    private HostileBenchmark(String launcher, int seconds) {
        this.launcher = launcher;
        this.seconds = seconds;
    }

    private record Cost(double wall, double cpu, String behaviour) {}

    public static void main(String[] args) throws Exception {
        HostileBenchmark bench = new HostileBenchmark(args[0], Integer.parseInt(args[1]));
        List<String> wanted = List.of(args).subList(2, args.length);
        Path folder = Files.createTempDirectory("hostile");
        int measured = 0;
        List<AskingCommand> commands = AskingCommand.all(folder);
        try (RunningLab lab = Lab.load(AskingCommand.world(folder)).start()) {
            for (AskingCommand command : commands) {
                if (wanted.isEmpty() || wanted.contains(command.toString())) {
                    bench.measure(command, lab);
                    measured++;
                }
            }
        }
        if (measured == 0) {
            System.err.println("no command has one of these names: " + wanted + "; there are " + commands);
            System.exit(64);
        }
        System.out.println(bench.faults + " faults");
        System.exit(bench.faults == 0 ? 0 : 1);
    }

    private void measure(AskingCommand command, RunningLab lab) throws Exception {
        double start = 0;
        for (int i = 0; i < STARTS; i++) {
            start = Math.max(
                    start, cost(List.of(launcher, "--version"), "start", 0).wall());
        }
        Cost right = run(command, lab, DnsBehaviours.named("the right answer"));
        Cost slowest = right;
        Cost dearest = right;
        for (DnsBehaviour behaviour : DnsBehaviours.all()) {
            Cost cost = run(command, lab, behaviour);
            slowest = cost.wall() > slowest.wall() ? cost : slowest;
            dearest = cost.cpu() > dearest.cpu() ? cost : dearest;
            if (cost.wall() > seconds + WALL_MORE + start || cost.cpu() > right.cpu() + CPU_MORE) {
                faults++;
                print("FAULT %s: %.1f s, %.1f s of CPU: %s", command, cost.wall(), cost.cpu(), behaviour.name());
            }
        }
        print(
                "%-24s start %.1f s; right %.1f s, CPU %.1f s; slowest %.1f s (%s); most CPU %.1f s (%s)",
                command,
                start,
                right.wall(),
                right.cpu(),
                slowest.wall(),
                slowest.behaviour(),
                dearest.cpu(),
                dearest.behaviour());
    }

    private static void print(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }

    private Cost run(AskingCommand command, RunningLab lab, DnsBehaviour behaviour) throws Exception {
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour)) {
            List<String> line = new ArrayList<>(List.of(launcher));
            line.addAll(command.line(resolver.address(), seconds + "s"));
            return cost(line, behaviour.name(), command.withoutRecord());
        }
    }

    /** @param allowed an exit code beside those of verdicts. Any other is no result, and ends the benchmark */
    private static Cost cost(List<String> line, String behaviour, int allowed)
            throws IOException, InterruptedException {
        List<String> shell =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>&1", "bash"));
        shell.addAll(line);
        String[] times = timed(shell, allowed).strip().split(" ");
        double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
        return new Cost(Double.parseDouble(times[0]), cpu, behaviour);
    }

    private static String timed(List<String> shell, int allowed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code > 3 && code != allowed) {
            throw new IOException("exit code " + code + " of " + shell.subList(4, shell.size()));
        }
        return said;
    }
}
