package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Sends a resolver three questions. They show which address lists see, whether it invents answers and whether it validates. */
final class ResolverExamination {

    /** A name whose server answers with the address that the question came from. */
    private static final DomainName WHO_AM_I = DomainName.ofText("whoami.akamai.net");

    /** A name with wrong signatures on purpose: a validating resolver answers SERVFAIL. */
    private static final DomainName FORGED = DomainName.ofText("dnssec-failed.org");

    private static final Hint HOW = Hint.Standard.NAME_RESOLVER;

    private final StoppableDns dns;
    private final List<IpAddress> resolvers;
    private final Collection<IpAddress> own;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Confirmed> confirmed = new ArrayList<>();
    private final List<UnansweredCheck> unanswered = new ArrayList<>();

    /** @param own this machine's addresses */
    ResolverExamination(StoppableDns dns, List<IpAddress> resolvers, Collection<IpAddress> own) {
        this.dns = dns;
        this.resolvers = resolvers;
        this.own = own;
    }

    ResolverDiagnosis examine(RandomGenerator random, List<ListHealth> lists) {
        CompletableFuture<DnsAnswer> who = ask(WHO_AM_I);
        DomainName unregistered = DomainName.ofText(
                Long.toHexString(random.nextLong() | Long.MIN_VALUE) + Long.toHexString(random.nextLong()) + ".com");
        CompletableFuture<DnsAnswer> invention = ask(unregistered);
        CompletableFuture<DnsAnswer> forged = ask(FORGED);
        resolvers.forEach(this::judgeAddress);
        ResolverDiagnosis.Traits traits = new ResolverDiagnosis.Traits(
                asksFrom(dns.await(who)), invented(unregistered, dns.await(invention)), validates(dns.await(forged)));
        return new ResolverDiagnosis(resolvers, traits, lists, findings, confirmed, unanswered);
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name) {
        return dns.query(DnsQuestion.of(name, RecordType.A).withoutCache());
    }

    private void judgeAddress(IpAddress resolver) {
        PublicResolvers.operator(resolver)
                .ifPresentOrElse(
                        operator -> findings.add(Finding.of(
                                        DnsblFinding.DNSBL_RESOLVER_PUBLIC,
                                        resolver.toString(),
                                        "It is a public resolver of " + operator + ".",
                                        new Evidence("resolver", resolver.toString()))
                                .about(new Particular.Address(resolver))),
                        () -> confirmed.add(new Confirmed(
                                "resolver " + resolver,
                                resolver.toInetAddress().isLoopbackAddress()
                                        ? "on this host"
                                        : "not among the public resolvers that we know")));
    }

    private Answer<IpAddress> asksFrom(DnsAnswer answer) {
        Answer<IpAddress> address = answer.toAnswer()
                .map(found -> found.of(DnsRecord.Address.class).get(0).address());
        if (address instanceof Answer.Unanswered<IpAddress> silent) {
            unanswered("the address that lists see", silent.reason(), silent.detail());
        } else if (address instanceof Answer.Present<IpAddress> seen) {
            judgeSource(seen.value());
        } else {
            unanswered("the address that lists see", Reason.MALFORMED, WHO_AM_I + " has no address for it");
        }
        return address;
    }

    private void judgeSource(IpAddress seen) {
        Evidence evidence = new Evidence("A " + WHO_AM_I, seen.toString());
        boolean local =
                resolvers.stream().anyMatch(resolver -> resolver.toInetAddress().isLoopbackAddress());
        if (PublicResolvers.operator(seen).isPresent() || local && !own.isEmpty() && !own.contains(seen)) {
            findings.add(Finding.of(
                            DnsblFinding.DNSBL_RESOLVER_FORWARDS,
                            seen.toString(),
                            "Lists see " + seen
                                    + ", which is not this host: the resolver forwards, or this host is behind"
                                    + " address translation.",
                            evidence)
                    .about(new Particular.Address(seen)));
        } else {
            confirmed.add(new Confirmed("the address that lists see", seen.toString()));
        }
    }

    private Answer<String> invented(DomainName unregistered, DnsAnswer answer) {
        Answer<String> invention =
                answer.toAnswer().map(found -> found.records().toString());
        if (invention instanceof Answer.Present<String> lie) {
            findings.add(Finding.of(
                            DnsblFinding.DNSBL_RESOLVER_REWRITES,
                            "NXDOMAIN",
                            "A name that does not exist was answered with an address.",
                            new Evidence("A " + unregistered, lie.value()))
                    .about(new Particular.Domain(unregistered)));
        } else if (invention instanceof Answer.Unanswered<String> silent) {
            unanswered("whether names are invented", silent.reason(), silent.detail());
        } else {
            confirmed.add(new Confirmed("a name that does not exist", "answered as not existing"));
        }
        return invention;
    }

    private Answer<String> validates(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.ServerFailure) {
            confirmed.add(
                    new Confirmed("forged signatures (" + FORGED + ")", "refused: the resolver validates DNSSEC"));
            return Answer.present("validates");
        }
        if (answer instanceof DnsAnswer.Records) {
            findings.add(Finding.of(
                            DnsblFinding.DNSBL_RESOLVER_NOT_VALIDATING,
                            "DNSSEC",
                            "A name with a forged signature was answered as if nothing were wrong.",
                            new Evidence("A " + FORGED, answer.toString()))
                    .about(new Particular.Domain(FORGED)));
            return Answer.absent();
        }
        String detail = answer instanceof DnsAnswer.Unanswered silent
                ? silent.detail()
                : "the test name " + FORGED + " is not there";
        Reason reason = answer instanceof DnsAnswer.Unanswered silent ? silent.reason() : Reason.CANARY_FAILED;
        unanswered("whether DNSSEC is validated", reason, detail);
        return Answer.unanswered(reason, detail);
    }

    private void unanswered(String check, Reason reason, String detail) {
        unanswered.add(
                new UnansweredCheck(CheckArea.BLOCKLISTS, check, reason, detail, Hint.unlessSkipped(reason, HOW)));
    }
}
