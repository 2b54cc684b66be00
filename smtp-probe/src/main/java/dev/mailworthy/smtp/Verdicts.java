package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.PortVerdict.LongPackets;
import dev.mailworthy.smtp.attempt.LocalShare;
import dev.mailworthy.smtp.attempt.Refusals;
import dev.mailworthy.smtp.attempt.SizeSigns;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.trust.TrustJudgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sorts paths by their {@link OutgoingPort}, and has the {@link Quorum} judge each one. */
final class Verdicts {

    private final LocalRules rules;
    private final Duration connectTimeout;

    Verdicts(LocalRules rules, Duration connectTimeout) {
        this.rules = rules;
        this.connectTimeout = connectTimeout;
    }

    /**
     * The verdicts on all ways that targets have an address for, and on each way that stays open without one.
     *
     * @param asked all ways that the request asks for
     */
    public List<PortVerdict> of(List<OutgoingPort> asked, List<EgressPath> paths) {
        Set<OutgoingPort> ways = new LinkedHashSet<>();
        paths.stream().filter(path -> path.role() == Role.TARGET).forEach(path -> ways.add(path.way()));
        List<PortVerdict> verdicts = new ArrayList<>(
                ways.stream().flatMap(way -> verdict(way, paths).stream()).toList());
        List<PortVerdict> open = asked.stream()
                .filter(way -> verdicts.stream().noneMatch(verdict -> settles(verdict, way)))
                .map(way -> untried(way, select(paths, way, Role.TARGET)))
                .toList();
        verdicts.addAll(open);
        return verdicts;
    }

    /** Whether a verdict answers for a way. Without a source address, a family that was tried answers for the port. */
    private static boolean settles(PortVerdict verdict, OutgoingPort way) {
        boolean otherFamily = verdict.port() == way.port()
                && way.source().isEmpty()
                && verdict.verdict().wasTried();
        return otherFamily || verdict.way().equals(way);
    }

    private static PortVerdict untried(OutgoingPort way, List<EgressPath> targets) {
        List<String> evidence = targets.stream()
                .filter(path -> path.port() == way.port())
                .map(Verdicts::line)
                .toList();
        return new PortVerdict(
                way.source(),
                way.family(),
                way.port(),
                EgressVerdict.NO_TARGET,
                Confidence.LOW,
                Optional.empty(),
                evidence.isEmpty() ? List.of("no mail server of this run serves port " + way.port()) : evidence);
    }

    /** Empty for a family in which no target has an address, because that proves nothing about this machine. */
    private Optional<PortVerdict> verdict(OutgoingPort way, List<EgressPath> paths) {
        List<EgressPath> targets = select(paths, way, Role.TARGET).stream()
                .filter(path -> path.port() == way.port())
                .toList();
        if (targets.stream().allMatch(path -> path.outcome() == AttemptOutcome.NO_ADDRESS)) {
            return Optional.empty();
        }
        List<EgressPath> controls = select(paths, way, Role.CONTROL);
        List<EgressPath> canaries = select(paths, way, Role.CANARY);
        List<EgressPath> rechecks = Stream.of(Role.RECHECK, Role.SMALL_PACKETS, Role.LARGE_PACKETS)
                .flatMap(role -> select(paths, way, role).stream())
                .filter(path -> path.port() == way.port())
                .toList();
        LocalShare local = LocalShare.read(
                rules,
                way.family(),
                way.port(),
                addresses(targets, path -> true),
                addresses(targets, path -> path.outcome().reach() == AttemptOutcome.Reach.BLOCKED));
        Answer<String> rule = local.rule();
        Quorum quorum = new Quorum(way.port(), targets, controls, canaries, rechecks, rule, connectTimeout);
        List<EgressPath> told = new ArrayList<>(targets);
        told.addAll(rechecks);
        told.addAll(controls);
        canaries.stream()
                .filter(path -> path.outcome().reach() == AttemptOutcome.Reach.REACHED)
                .forEach(told::add);
        return Optional.of(new PortVerdict(
                        way.source(),
                        way.family(),
                        way.port(),
                        quorum.verdict(),
                        quorum.confidence(),
                        targets.stream().flatMap(path -> path.why().stream()).findFirst(),
                        tested(targets),
                        Stream.of(
                                        told.stream().map(Verdicts::line),
                                        testedLine(targets),
                                        signs(targets),
                                        sizeLines(new SizeSigns(rechecks)),
                                        local.lines())
                                .flatMap(lines -> lines)
                                .toList())
                .withOwn(local.rules())
                .withLongPackets(longPackets(way, quorum.verdict(), new SizeSigns(rechecks)))
                .withGreeter(new Tampering(targets).greeter()));
    }

    private static Optional<LongPackets> longPackets(OutgoingPort way, EgressVerdict verdict, SizeSigns sizes) {
        if (!MailPort.SMTP.is(way.port()) || !verdict.letsMailOut() && !verdict.isBroken()) {
            return Optional.empty();
        }
        if (sizes.losesLongReplies() || sizes.losesLongCommands()) {
            return Optional.of(LongPackets.LOST);
        }
        return Optional.of(sizes.answersLongCommands() ? LongPackets.PASSED : LongPackets.UNANSWERED);
    }

    private static List<IpAddress> addresses(List<EgressPath> targets, Predicate<EgressPath> which) {
        return targets.stream()
                .filter(which)
                .flatMap(path -> path.address().stream())
                .distinct()
                .toList();
    }

    /** The greeting alone, if servers greeted and EHLO was said to none of them. */
    private static PortVerdict.Tested tested(List<EgressPath> targets) {
        List<EgressPath> greeted = targets.stream()
                .filter(path -> path.outcome() == AttemptOutcome.BANNER_OK)
                .toList();
        boolean silent = !greeted.isEmpty() && greeted.stream().noneMatch(Verdicts::saidEhlo);
        return silent ? PortVerdict.Tested.GREETING : PortVerdict.Tested.CONVERSATION;
    }

    /** Under TLS that comes first, the only EHLO is the one under TLS (RFC 8314 section 3.3). */
    private static boolean saidEhlo(EgressPath path) {
        return path.dialogue()
                .filter(report -> report.step(Stage.EHLO).isPresent()
                        || report.step(Stage.EHLO_TLS).isPresent())
                .isPresent();
    }

    private static Stream<String> testedLine(List<EgressPath> targets) {
        return tested(targets) == PortVerdict.Tested.GREETING
                ? Stream.of("only the greeting was tested, because no name for EHLO was given")
                : Stream.empty();
    }

    private static List<EgressPath> select(List<EgressPath> paths, OutgoingPort way, Role role) {
        return paths.stream()
                .filter(path -> path.role() == role
                        && path.family() == way.family()
                        && path.source().equals(way.source()))
                .toList();
    }

    private static Stream<String> signs(List<EgressPath> targets) {
        Tampering tampering = new Tampering(targets);
        return Stream.concat(tampering.interception().stream(), tampering.stripping().stream());
    }

    private static Stream<String> sizeLines(SizeSigns sizes) {
        if (sizes.losesLongReplies()) {
            return Stream.of("replies that did not arrive came when the servers were made to send small packets");
        }
        return sizes.losesLongCommands()
                ? Stream.of(
                        "servers that answered short packets of this machine did not answer a packet of full length")
                : Stream.empty();
    }

    private static String line(EgressPath path) {
        String where = path.target()
                + path.address()
                        .filter(address -> !address.toString().equals(path.target()))
                        .map(address -> " (" + address + ")")
                        .orElse("");
        String who = switch (path.role()) {
            case TARGET -> where;
            case RECHECK -> "again " + where;
            case SMALL_PACKETS -> "again in small packets " + where;
            case LARGE_PACKETS -> "again with a packet of full length " + where;
            case CONTROL -> "control " + where + " port " + path.port();
            case CANARY -> "canary " + where + " port " + path.port();
        };
        String when = path.attempts() == 0 ? "" : " after " + path.millis() + " ms";
        return who + ": " + path.outcome() + when + ": " + path.detail() + Refusals.cause(path) + doubt(path)
                + path.envelope().map(taken -> "; " + taken.line()).orElse("");
    }

    /** The defect of the certificate, or empty. */
    private static String doubt(EgressPath path) {
        return path.trust()
                .map(trust -> Stream.of(trust.path(), trust.name(), trust.dates())
                        .filter(TrustJudgement.Fails.class::isInstance)
                        .map(TrustJudgement::detail)
                        .collect(Collectors.joining("; ")))
                .filter(wrong -> !wrong.isEmpty())
                .map(wrong -> " [certificate: " + wrong + "]")
                .orElse("");
    }
}
