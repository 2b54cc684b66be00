package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import dev.mailworthy.smtp.trust.PeerTrust;
import dev.mailworthy.smtp.trust.TrustRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Judges the certificates that receivers showed, and missing TLS. It works in parallel, after all connections have
 * ended.
 */
public final class TrustCheck {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final PeerTrust trust;

    public TrustCheck(PeerTrust trust) {
        this.trust = trust;
    }

    /** The paths, with a judgement for mail exchangers and for ports that start with TLS, as far as the time allows. */
    public List<EgressPath> judged(List<Destination> destinations, List<EgressPath> paths) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "smtp-trust");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Optional<Future<CertificateJudgement>>> pending = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                pending.add(
                        i < destinations.size()
                                ? request(destinations.get(i), paths.get(i))
                                        .map(request -> threads.submit(() -> trust.judge(request)))
                                : Optional.empty());
            }
            return collect(paths, pending);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<TrustRequest> request(Destination destination, EgressPath path) {
        Optional<DialogueReport> dialogue = path.dialogue()
                .filter(report -> path.role() == EgressPath.Role.TARGET
                        && (MailPort.SMTP.is(path.port()) || MailPort.startsWithTls(path.port()))
                        && (path.outcome() == AttemptOutcome.BANNER_OK || isTlsRefused(path)));
        // A policy of MTA-STS is about a domain's MX hosts (RFC 8461 section 3).
        Optional<DomainName> domain = destination.target().viaMx() && MailPort.SMTP.is(path.port())
                ? DomainName.ofOctets(destination.target().name())
                : Optional.empty();
        return dialogue.flatMap(report ->
                destination.resolved().host().map(host -> new TrustRequest(host, path.port(), domain, report.tls())));
    }

    /** Whether STARTTLS was refused after its offer. A handshake that breaks off says nothing about promised TLS. */
    private static boolean isTlsRefused(EgressPath path) {
        return path.outcome() == AttemptOutcome.TLS_BROKEN
                && path.dialogue()
                        .filter(report -> report.step(Stage.HANDSHAKE).isEmpty())
                        .isPresent();
    }

    private static List<EgressPath> collect(
            List<EgressPath> paths, List<Optional<Future<CertificateJudgement>>> pending) {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<EgressPath> judged = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Optional<CertificateJudgement> judgement = pending.get(i).flatMap(each -> await(each, end));
            judged.add(judgement.map(paths.get(i)::withTrust).orElse(paths.get(i)));
        }
        return judged;
    }

    private static Optional<CertificateJudgement> await(Future<CertificateJudgement> pending, long end) {
        try {
            return Optional.of(pending.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a certificate was judged in an unforeseen way", e.getCause());
        }
    }
}
