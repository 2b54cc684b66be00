package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.receiver.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Repeats every lab with real sockets. Each time one answer to the port probe is missing. No result gets better or
 * worse. {@link TakenAnswerTest} does this for all other answers.
 */
@Tag("long")
@Timeout(240)
class SilencedAnswerTest {

    /** The runs at a time. They wait for timeouts of the lab and hardly use the processor. */
    private static final int AT_ONCE = 8;

    @Test
    void noMissingAnswerImprovesTheResultOfAShippedLab() throws Exception {
        for (String lab : Lab.shipped()) {
            silenceEach(lab);
        }
    }

    private static void silenceEach(String name) throws Exception {
        try (RunningLab lab = Lab.load(name).start();
                WireDns wire = WireDns.builder()
                        .resolvers(List.of(lab.resolver()))
                        .deadline(LabRun.AMPLE)
                        .build()) {
            Set<DnsQuestion> questions = ConcurrentHashMap.newKeySet();
            CheckReport whole = check(lab, wire, question -> {
                questions.add(question);
                return wire.query(question);
            });
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<?>> runs = new ArrayList<>();
                Sample.of(questions, 8)
                        .forEach(taken -> runs.add(threads.submit(() -> TakenAnswerTest.assertNoGain(
                                name + " without " + taken, whole, check(lab, wire, without(taken, wire))))));
                for (Future<?> run : runs) {
                    run.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(questions).hasSizeGreaterThan(20);
        }
    }

    private static Dns without(DnsQuestion taken, Dns dns) {
        return question -> question.equals(taken)
                ? CompletableFuture.completedFuture(new DnsAnswer.Timeout(DnsAnswer.Origin.none("nobody")))
                : dns.query(question);
    }

    private static CheckReport check(RunningLab lab, Dns dns, Dns ofPorts) {
        return LabRun.check(
                lab.host(), Tier.BULK, dns, PortProbe.over(ofPorts, lab.route(), lab.host(), EgressMeans.none()));
    }
}
