package dev.mailworthy.core.dns.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Measures questions per second and processor time per question of plain dnsjava and of our engine in turn, against one
 * responder in another process. Every question has another name, so that no cache answers.
 */
public final class DnsBenchmark {

    private static final int IN_FLIGHT = 1000;
    private static final int STOCK_QUESTIONS = 20_000;
    private static final int OWN_QUESTIONS = 400_000;
    private static final int ROUNDS = 5;

    private record Result(String engine, long questions, double seconds, double cpuSeconds) {
        double perSecond() {
            return questions / seconds;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %9d questions %8.0f q/s %8.1f us CPU/q",
                    engine,
                    questions,
                    perSecond(),
                    cpuSeconds * 1e6 / questions);
        }
    }

    private DnsBenchmark() {}

    public static void main(String[] args) throws Exception {
        Process responder = startResponder();
        try {
            int port = Integer.parseInt(
                    new BufferedReader(new InputStreamReader(responder.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
            compare(port);
        } finally {
            responder.destroyForcibly();
        }
    }

    private static Process startResponder() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Responder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void compare(int port) throws Exception {
        stock(port, STOCK_QUESTIONS, 0);
        own(port, OWN_QUESTIONS, 0);
        List<Double> factors = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Result theirs = stock(port, STOCK_QUESTIONS, round);
            Result ours = own(port, OWN_QUESTIONS, round);
            System.out.println(theirs);
            System.out.println(ours);
            factors.add(ours.perSecond() / theirs.perSecond());
        }
        factors.sort(Double::compare);
        System.out.printf(
                Locale.ROOT,
                "%d rounds after one to warm up: %.1f times stock dnsjava (median; %.1f to %.1f)%n",
                ROUNDS,
                factors.get(ROUNDS / 2),
                factors.get(0),
                factors.get(ROUNDS - 1));
    }

    private static Result stock(int port, int questions, int round) throws Exception {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        resolver.setTimeout(Duration.ofSeconds(5));
        return measure("stock dnsjava", questions, n -> {
            Record question =
                    Record.newRecord(Name.fromConstantString("q" + n + "-" + round + ".example."), Type.A, DClass.IN);
            return resolver.sendAsync(Message.newQuery(question)).toCompletableFuture();
        });
    }

    private static Result own(int port, int questions, int round) throws Exception {
        ResolverAddress server = new ResolverAddress(IpAddress.of(InetAddress.getLoopbackAddress()), port);
        try (WireDns dns = WireDns.builder().resolvers(List.of(server)).build()) {
            return measure(
                    "mailworthy WireDns",
                    questions,
                    n -> dns.query(DnsQuestion.of(DomainName.ofText("q" + n + "-" + round + ".example"), RecordType.A))
                            .thenApply(answer -> answer instanceof DnsAnswer.Records ? answer : null));
        }
    }

    /**
     * Keeps a number of questions in flight. Each answer sends the next question on the thread that it arrives on, so that the
     * driver costs both engines equally little. Wrong answers are counted.
     */
    private static Result measure(String name, long questions, LongFunction<CompletableFuture<?>> ask)
            throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        AtomicLong next = new AtomicLong();
        AtomicLong failures = new AtomicLong();
        CountDownLatch lanes = new CountDownLatch(IN_FLIGHT);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int lane = 0; lane < IN_FLIGHT; lane++) {
            askNext(questions, next, failures, lanes, ask);
        }
        lanes.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        if (failures.get() > 0) {
            System.out.println(name + ": " + failures.get() + " of " + questions + " questions went unanswered");
        }
        return new Result(name, questions, seconds, cpuSeconds);
    }

    private static void askNext(
            long questions,
            AtomicLong next,
            AtomicLong failures,
            CountDownLatch lanes,
            LongFunction<CompletableFuture<?>> ask) {
        long number = next.getAndIncrement();
        if (number >= questions) {
            lanes.countDown();
            return;
        }
        ask.apply(number).whenComplete((answer, failure) -> {
            if (answer == null) {
                failures.incrementAndGet();
            }
            askNext(questions, next, failures, lanes, ask);
        });
    }
}
