package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Fetches the MTA-STS policy of a domain and judges it (RFC 8461 sections 3.2 and 3.3): one GET, no redirect, a certificate for
 * that host, text/plain, at most {@link StsPolicy#MAX_OCTETS}. It compares the policy with the MX hosts. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * StsPolicyCheck check = StsPolicyCheck.over(dns, HttpsFetcher.direct(dns, Duration.ofSeconds(5)));
 * check.examine(DomainName.parse("example.org")).findings().forEach(finding -> System.out.println(finding.message()));
 * }</pre>
 */
public final class StsPolicyCheck {

    /** A policy that is kept for less time than this many seconds protects little. */
    private static final long SHORT_AGE = 86_400;

    private final Dns dns;
    private final HttpsFetcher fetcher;
    private final CallLimits limits;

    private StsPolicyCheck(Dns dns, HttpsFetcher fetcher, CallLimits limits) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.limits = limits;
    }

    /**
     * {@return a check of policies}
     *
     * @param dns is asked for the record, for addresses of the policy's host, and for the MX hosts
     * @param fetcher gets the policy
     */
    public static StsPolicyCheck over(Dns dns, HttpsFetcher fetcher) {
        return new StsPolicyCheck(dns, fetcher, CallLimits.standard());
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each call.
     *
     * @param executor runs blocking work
     * @return this check with this executor
     */
    public StsPolicyCheck withExecutor(Executor executor) {
        return new StsPolicyCheck(dns, fetcher, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. A record or a policy that has not come by then is unanswered. Without it the limits of the
     * DNS and of the fetcher bound the time.
     *
     * @param time of one call, more than zero
     * @return this check with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public StsPolicyCheck within(Duration time) {
        return new StsPolicyCheck(dns, fetcher, limits.within(time));
    }

    /**
     * Judges the policy. A domain without a valid record is not asked for one, and gets an empty report. Blocks during DNS questions
     * and for the time limit of the fetcher, or for {@link #within}. After an interrupt the policy is unanswered, and the thread
     * stays interrupted.
     *
     * @param domain a mail domain
     * @return the policy, with findings, confirmed and unanswered checks
     */
    public StsPolicyReport examine(DomainName domain) {
        return limits.blocking(
                dns, run -> new StsPolicyCheck(run, new StoppableFetcher(fetcher, run), limits).examined(domain));
    }

    /**
     * Judges like {@link #examine}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, stops the questions and the fetch.
     *
     * @param domain a mail domain
     * @return the future of what {@link #examine} gives
     */
    public CompletableFuture<StsPolicyReport> examineAsync(DomainName domain) {
        return limits.async(() -> examine(domain));
    }

    private StsPolicyReport examined(DomainName domain) {
        Optional<DomainName> host = host(domain);
        if (host.isEmpty()) {
            return StsPolicyReport.nothing();
        }
        Answer<String> id = MtaSts.id(dns, domain);
        if (id instanceof Answer.Unanswered<String> silent) {
            return unanswered(domain, silent.reason(), "_mta-sts." + domain + ": " + silent.detail(), List.of());
        }
        return id instanceof Answer.Present<String> found
                ? new Examined(domain, host.get(), found.value()).judge()
                : StsPolicyReport.nothing();
    }

    private static StsPolicyReport unanswered(DomainName domain, Reason reason, String detail, List<Finding> findings) {
        UnansweredCheck check = new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES,
                        "MTA-STS policy of " + domain,
                        reason,
                        detail,
                        Hint.Standard.RUN_AGAIN)
                .leavingOpen(StsFinding.values());
        return new StsPolicyReport(Optional.empty(), findings, List.of(), List.of(check));
    }

    /**
     * {@return the finding that a policy changed while its id stayed, if it did}
     *
     * @param domain a mail domain
     * @param before of an earlier check
     * @param now of the present check
     */
    public static Optional<Finding> since(
            DomainName domain, StsPolicyReport.Published before, StsPolicyReport.Published now) {
        return now.isHiddenChangeOf(before)
                ? Optional.of(Finding.of(
                                StsFinding.MTA_STS_ID_UNCHANGED,
                                domain.toString(),
                                "The policy is another one than before, and the id is still " + now.id() + ".",
                                new Evidence("_mta-sts." + domain, "id=" + now.id()))
                        .about(new Particular.Domain(domain)))
                : Optional.empty();
    }

    private static Optional<DomainName> host(DomainName domain) {
        try {
            return Optional.of(domain.prepend("mta-sts"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One domain with the host of its policy and the id of its record. */
    private final class Examined {

        private final DomainName domain;
        private final DomainName host;
        private final String id;
        private final List<Finding> findings = new ArrayList<>();

        Examined(DomainName domain, DomainName host, String id) {
            this.domain = domain;
            this.host = host;
            this.id = id;
        }

        StsPolicyReport judge() {
            List<DnsAnswer> addresses = Stream.of(RecordType.A, RecordType.AAAA)
                    .map(type -> dns.ask(DnsQuestion.of(host, type)))
                    .toList();
            boolean absent = addresses.stream()
                    .noneMatch(answer -> answer instanceof DnsAnswer.Records || answer instanceof DnsAnswer.Unanswered);
            if (absent) {
                return missing(host + " has no address");
            }
            HttpsFetcher.Fetched fetched = fetcher.fetch(host, MtaSts.WELL_KNOWN, 2 * StsPolicy.MAX_OCTETS);
            if (fetched instanceof HttpsFetcher.Fetched.Document document) {
                return judge(document);
            }
            HttpsFetcher.Fetched.Failed failed = (HttpsFetcher.Fetched.Failed) fetched;
            return failed.reason() == Reason.REFUSED
                    ? certificate(failed.detail())
                    : unanswered(domain, failed.reason(), failed.detail(), findings);
        }

        private StsPolicyReport missing(String why) {
            add(
                    StsFinding.MTA_STS_POLICY_MISSING,
                    "The record announces a policy, and there is none: " + why + ".",
                    why);
            return concluded(Optional.empty(), List.of());
        }

        private StsPolicyReport certificate(String detail) {
            add(StsFinding.MTA_STS_POLICY_CERTIFICATE, "The certificate of " + host + " is not accepted.", detail);
            return concluded(Optional.empty(), List.of());
        }

        private StsPolicyReport judge(HttpsFetcher.Fetched.Document document) {
            int status = document.status();
            if (status != 200) {
                return missing("the web server answers with "
                        + (status / 100 == 3
                                ? "a redirect (" + status + "), which senders do not follow"
                                : "" + status));
            }
            StsReading reading = StsReading.of(document.body());
            List<String> faults = new ArrayList<>(form(document));
            faults.addAll(reading.faults());
            if (!faults.isEmpty()) {
                boolean used = reading.policy().isPresent() && form(document).isEmpty();
                Finding invalid = Finding.of(
                                StsFinding.MTA_STS_POLICY_INVALID,
                                domain.toString(),
                                "The policy has an error: " + String.join("; ", faults) + ".",
                                new Evidence(url(), String.join("; ", faults)))
                        .about(new Particular.Domain(domain));
                findings.add(used ? invalid.withSeverity(Severity.NOTICE) : invalid);
                if (!used) {
                    return concluded(Optional.empty(), List.of());
                }
            }
            return reading.policy().map(this::judge).orElseGet(() -> concluded(Optional.empty(), List.of()));
        }

        /** What is wrong around the document. */
        private List<String> form(HttpsFetcher.Fetched.Document document) {
            List<String> faults = new ArrayList<>();
            String type = document.contentType()
                    .toLowerCase(Locale.ROOT)
                    .split(";", 2)[0]
                    .strip();
            if (!type.equals("text/plain")) {
                faults.add(
                        type.isEmpty()
                                ? "there is no Content-Type; it must be text/plain"
                                : "its Content-Type is " + type + "; it must be text/plain");
            }
            if (document.body().length > StsPolicy.MAX_OCTETS) {
                faults.add("it has " + document.body().length + " octets; senders read up to " + StsPolicy.MAX_OCTETS);
            }
            return faults;
        }

        private StsPolicyReport judge(StsPolicy policy) {
            List<Confirmed> confirmed = new ArrayList<>();
            if (policy.mode() != StsPolicy.Mode.NONE) {
                unlisted(policy);
                if (policy.maxAge() < SHORT_AGE) {
                    add(
                            StsFinding.MTA_STS_MAX_AGE,
                            "Senders keep the policy for " + policy.maxAge() + " seconds only.",
                            "max_age: " + policy.maxAge());
                }
            }
            if (policy.mode() == StsPolicy.Mode.TESTING) {
                add(StsFinding.MTA_STS_TESTING, "The policy is in mode testing.", "mode: testing");
            }
            boolean sound = findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
            if (sound) {
                confirmed.add(new Confirmed(
                        "MTA-STS policy of " + domain,
                        "mode " + policy.mode().name().toLowerCase(Locale.ROOT) + ", max_age " + policy.maxAge()
                                + ", mx " + String.join(", ", policy.mx())));
            }
            return concluded(Optional.of(policy), confirmed);
        }

        /** A finding for each MX host that the policy does not name. Without an answer about the MX hosts nothing is claimed. */
        private void unlisted(StsPolicy policy) {
            if (!(dns.ask(DnsQuestion.of(domain, RecordType.MX)) instanceof DnsAnswer.Records found)) {
                return;
            }
            List<DomainName> unlisted = found.of(DnsRecord.Mx.class).stream()
                    .map(DnsRecord.Mx::exchange)
                    .filter(exchange -> !exchange.equals(DomainName.ROOT) && !policy.names(exchange))
                    .distinct()
                    .toList();
            for (DomainName exchange : unlisted) {
                Finding finding = Finding.of(
                                StsFinding.MTA_STS_MX_NOT_LISTED,
                                exchange.toString(),
                                "The policy of " + domain + " does not name its MX host " + exchange + ".",
                                new Evidence(url(), "mx: " + String.join(", ", policy.mx())))
                        .about(new Particular.Domain(exchange));
                findings.add(policy.mode() == StsPolicy.Mode.TESTING ? finding.withSeverity(Severity.NOTICE) : finding);
            }
        }

        private void add(FindingType type, String message, String proof) {
            findings.add(Finding.of(type, domain.toString(), message, new Evidence(url(), proof))
                    .about(new Particular.Domain(domain)));
        }

        private StsPolicyReport concluded(Optional<StsPolicy> policy, List<Confirmed> confirmed) {
            return new StsPolicyReport(
                    policy.map(known -> new StsPolicyReport.Published(id, known)), findings, confirmed, List.of());
        }

        private String url() {
            return "https://" + host + MtaSts.WELL_KNOWN;
        }
    }
}
