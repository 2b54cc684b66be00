package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailAccount;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.NamedSources;
import dev.mailworthy.cli.assess.feedback.ReportTrust;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.cli.assess.feedback.SendingServices;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.Disposition;
import dev.mailworthy.smtp.feedback.aggregate.DkimOutcome;
import dev.mailworthy.smtp.feedback.aggregate.RecordFacts;
import dev.mailworthy.smtp.feedback.aggregate.ReportCell;
import dev.mailworthy.smtp.feedback.aggregate.SignedDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import dev.mailworthy.smtp.feedback.aggregate.SpfScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A domain with its zone and with random senders, and the reports that receivers write about their mail. The results in the reports come
 * from the plan of each sender, not from the program.
 */
final class ReportedWorld {

    static final DomainName DOMAIN = DomainName.parse("own.example");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);
    static final LocalDate LAST = LocalDate.parse("2026-11-30");
    static final int DAYS = 21;

    /** Addresses that the SPF record of Brevo's name lets send. */
    static final String SERVICE_NET = "198.51.100.";

    /** How mail of a sender is proved. */
    enum Signing {
        ALL,
        NONE,
        /** Most mail is signed, and a part is not. */
        PART,
        /** In the name of another domain. */
        OTHER
    }

    /** What a sender writes into MAIL FROM. */
    enum Bounce {
        OWN,
        BELOW,
        OTHER
    }

    /**
     * One sender.
     *
     * @param isOwners whether the owner of the domain uses it
     * @param isInSpf whether the domain's record lets it send
     * @param isForwarder whether it hands on signed mail of the domain
     */
    record Planned(
            IpAddress address, boolean isOwners, boolean isInSpf, Signing signing, Bounce bounce, boolean isForwarder) {

        String mailFrom() {
            return switch (bounce) {
                case OWN -> "own.example";
                case BELOW -> "bounce.own.example";
                case OTHER -> "elsewhere.example";
            };
        }

        /** Whether SPF passes and aligns with relaxed alignment. The name below has no record in the zone. */
        boolean isSpfProved() {
            return isInSpf && bounce == Bounce.OWN;
        }

        boolean isSeenPassing() {
            return isSpfProved() || signing == Signing.ALL || signing == Signing.PART;
        }

        /** Whether some of its mail passes by nothing, with the records of today. */
        boolean losesMail() {
            return !isSpfProved() && signing != Signing.ALL;
        }
    }

    /** One report of one reporter about one day. */
    record Written(String reporter, LocalDate day, List<ReportCell> cells) {}

    final List<Planned> senders;
    final List<Written> reports;
    final Dns dns;
    final String spf;

    private ReportedWorld(List<Planned> senders, List<Written> reports, Dns dns, String spf) {
        this.senders = senders;
        this.reports = reports;
        this.dns = dns;
        this.spf = spf;
    }

    static ReportedWorld of(long seed) throws ZoneFileException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Planned> senders = new ArrayList<>();
        boolean isCalm = random.nextInt(3) == 0;
        senders.add(new Planned(ip("192.0.2.1"), true, true, Signing.ALL, Bounce.OWN, false));
        int own = random.nextInt(4);
        for (int i = 0; i < own; i++) {
            boolean isInSpf = isCalm || random.nextInt(3) > 0;
            senders.add(new Planned(
                    ip("192.0.2." + (10 + i)),
                    true,
                    isInSpf,
                    isCalm ? Signing.ALL : Signing.values()[random.nextInt(3)],
                    isCalm || random.nextInt(4) > 0 ? Bounce.OWN : Bounce.BELOW,
                    false));
        }
        if (random.nextInt(3) == 0) {
            senders.add(new Planned(
                    ip(SERVICE_NET + (1 + random.nextInt(200))),
                    true,
                    isCalm || random.nextBoolean(),
                    isCalm ? Signing.ALL : Signing.values()[random.nextInt(4)],
                    Bounce.OWN,
                    false));
        }
        if (random.nextBoolean()) {
            senders.add(new Planned(ip("203.0.113.7"), false, false, Signing.ALL, Bounce.OTHER, true));
        }
        int strangers = random.nextInt(3);
        for (int i = 0; i < strangers; i++) {
            senders.add(new Planned(ip("203.0.113." + (100 + i)), false, false, Signing.NONE, Bounce.OWN, false));
        }
        String spf = spf(senders);
        return new ReportedWorld(senders, reports(senders, random), dns(spf, random), spf);
    }

    private static String spf(List<Planned> senders) {
        StringBuilder text = new StringBuilder("v=spf1");
        boolean isServiceIn = false;
        for (Planned sender : senders) {
            boolean isService = sender.address().toString().startsWith(SERVICE_NET);
            if (sender.isInSpf() && isService) {
                isServiceIn = true;
            } else if (sender.isInSpf()) {
                text.append(" ip4:").append(sender.address());
            }
        }
        return text + (isServiceIn ? " include:spf.brevo.com" : "") + " ~all";
    }

    private static Dns dns(String spf, SplittableRandom random) throws ZoneFileException {
        String mode = random.nextInt(4) == 0 ? "; adkim=s" : "";
        ZoneDns zone = ZoneDns.parse("world", """
                $ORIGIN own.example.
                $TTL 3600
                @ SOA ns hostmaster 1 2 3 4 5
                @ TXT "%s"
                @ TXT "some-verification=1"
                _dmarc TXT "v=DMARC1; p=none; rua=mailto:d@own.example%s"
                $ORIGIN brevo.com.
                @ SOA ns hostmaster 1 2 3 4 5
                spf TXT "v=spf1 ip4:198.51.100.0/24 -all"
                """.formatted(spf, mode));
        return question -> zone.query(question)
                .thenApply(answer -> answer instanceof DnsAnswer.Refused
                        ? new DnsAnswer.NoSuchName(300, new DnsAnswer.Origin("world", 3, false, Duration.ZERO))
                        : answer);
    }

    private static List<Written> reports(List<Planned> senders, SplittableRandom random) {
        List<Written> reports = new ArrayList<>();
        for (String reporter : List.of("google.example", "yahoo.example", "gmx.example")) {
            for (int day = DAYS - 1; day >= 0; day--) {
                LocalDate date = LAST.minusDays(day);
                List<ReportCell> cells = new ArrayList<>();
                for (Planned sender : senders) {
                    long messages = sender.isOwners() ? 5 + random.nextInt(20) : random.nextInt(4);
                    if (messages > 0) {
                        cells(sender, messages, reporter, date, cells);
                    }
                }
                reports.add(new Written(reporter, date, cells));
            }
        }
        return reports;
    }

    private static void cells(Planned sender, long messages, String reporter, LocalDate day, List<ReportCell> cells) {
        boolean isPart = sender.signing() == Signing.PART && messages > 3;
        if (isPart) {
            cells.add(cell(sender, messages - 3, reporter, day, true));
            cells.add(cell(sender, 3, reporter, day, false));
        } else {
            cells.add(cell(sender, messages, reporter, day, sender.signing() == Signing.ALL));
        }
    }

    private static ReportCell cell(Planned sender, long messages, String reporter, LocalDate day, boolean isSigned) {
        List<SignedDomain> signatures = isSigned
                ? List.of(new SignedDomain(DOMAIN, Optional.of("s1"), Optional.of(DkimOutcome.PASS)))
                : sender.signing() == Signing.OTHER
                        ? List.of(new SignedDomain(
                                DomainName.parse("elsewhere.example"), Optional.empty(), Optional.of(DkimOutcome.PASS)))
                        : List.of();
        SpfOutcome spf =
                sender.isSpfProved() || sender.bounce() == Bounce.OTHER ? SpfOutcome.PASS : SpfOutcome.SOFTFAIL;
        RecordFacts facts = new RecordFacts(
                Optional.of(sender.address()),
                Optional.of(DOMAIN),
                Optional.of(isSigned ? AlignedOutcome.PASS : AlignedOutcome.FAIL),
                Optional.of(sender.isSpfProved() ? AlignedOutcome.PASS : AlignedOutcome.FAIL),
                signatures,
                List.of(new SpfDomain(
                        DomainName.parse(sender.mailFrom()), Optional.of(SpfScope.MFROM), Optional.of(spf))),
                Optional.of(Disposition.NONE),
                List.of());
        return new ReportCell(day, DOMAIN, Optional.of(DomainName.parse(reporter)), reporter, facts, messages);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text);
    }

    DomainMail mail(List<Written> counted) {
        List<SeenMail> rows = counted.stream()
                .flatMap(report -> report.cells().stream())
                .map(cell -> new SeenMail(cell, ReportTrust.AUTHENTICATED))
                .toList();
        return new MailAccount(dns, CLOCK, SendingServices.bundled(), NamedSources.none())
                .of(rows).stream()
                        .findFirst()
                        .orElseGet(() -> new DomainMail(DOMAIN, List.of(), List.of(), MailCounts.NONE));
    }

    PolicyAnswer answer(List<Written> counted, WantedPolicy want, WantedEnd end) {
        return new PolicyDecision(dns, CLOCK).of(new PolicyQuestion(DOMAIN, want, end), mail(counted));
    }
}
