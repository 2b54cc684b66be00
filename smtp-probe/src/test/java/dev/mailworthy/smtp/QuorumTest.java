package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the {@link Quorum}'s verdicts. One letter is the outcome at one operator. */
class QuorumTest {

    /** The verdicts that say how far the conversations went. */
    private static final Set<EgressVerdict> CONVERSATIONS = EnumSet.of(
            EgressVerdict.OPEN,
            EgressVerdict.REPUTATION_BLOCKED,
            EgressVerdict.EHLO_UNANSWERED,
            EgressVerdict.EHLO_REFUSED,
            EgressVerdict.TLS_BROKEN);

    private static AttemptOutcome outcome(char letter) {
        return switch (letter) {
            case 'o' -> AttemptOutcome.BANNER_OK;
            case '4' -> AttemptOutcome.BANNER_4XX;
            case '5' -> AttemptOutcome.BANNER_5XX;
            case 'c' -> AttemptOutcome.CONNECTED;
            case 'f' -> AttemptOutcome.TLS_HANDSHAKE_FAIL;
            case 'd' -> AttemptOutcome.SYN_TIMEOUT;
            case 'r' -> AttemptOutcome.RST_ON_SYN;
            case 'i' -> AttemptOutcome.ICMP_REJECT;
            case 'l' -> AttemptOutcome.LOCAL_DENIED;
            case 's' -> AttemptOutcome.CONNECTED_SILENT;
            case 'q' -> AttemptOutcome.CONNECTED_EOF;
            case 'z' -> AttemptOutcome.CONNECTED_RESET;
            case 'p' -> AttemptOutcome.BANNER_NOT_SMTP;
            case 'u' -> AttemptOutcome.EHLO_UNANSWERED;
            case 'g' -> AttemptOutcome.EHLO_DROPPED;
            case 'h' -> AttemptOutcome.EHLO_NOT_SMTP;
            case 'e' -> AttemptOutcome.EHLO_REFUSED;
            case 'b' -> AttemptOutcome.TLS_BROKEN;
            case 'n' -> AttemptOutcome.NAME_FAIL;
            case 'a' -> AttemptOutcome.NO_ADDRESS;
            case 'x' -> AttemptOutcome.NO_ROUTE;
            case 't' -> AttemptOutcome.NOT_TRIED;
            default -> throw new IllegalArgumentException("no outcome " + letter);
        };
    }

    private static List<EgressPath> paths(String letters, Role role, int port) {
        return paths(letters, role, port, 5);
    }

    private static List<EgressPath> paths(String letters, Role role, int port, long millis) {
        List<EgressPath> paths = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            String name = role.name() + paths.size();
            paths.add(new EgressPath(
                    new OutgoingPort(Optional.empty(), IpFamily.IPV4, port),
                    new ProbedServer(name, name, Optional.empty(), role),
                    new AttemptResult(outcome(letter), millis, ""),
                    1,
                    Optional.empty()));
        }
        return paths;
    }

    private static Quorum quorum(String targets, String controls, String canaries, long timeoutMillis) {
        List<EgressPath> traps = new ArrayList<>(paths(canaries.substring(0, 1), Role.CANARY, 25));
        traps.addAll(paths(canaries.substring(1), Role.CANARY, 443));
        return new Quorum(
                25,
                paths(targets, Role.TARGET, 25),
                paths(controls, Role.CONTROL, 443),
                traps,
                List.of(),
                Answer.absent(),
                Duration.ofMillis(timeoutMillis));
    }

    @ParameterizedTest(name = "targets {0}, controls {1}, canary 25 and 443 {2}: {4} {5}")
    @CsvSource({
        // targets, controls, canaries, connect timeout, verdict, confidence
        "ooooo, ccc, dd, 10000, OPEN,                HIGH",
        "ooodd, ccc, dd, 10000, OPEN,                MEDIUM",
        "oo,    ccc, dd, 10000, OPEN,                MEDIUM",
        "oodd,  ccc, dd, 10000, OPEN,                MEDIUM",
        "o,     ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "odddd, ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "oo,    ddd, dd, 10000, OPEN,                MEDIUM",
        "tttttt, ttt, dd, 10000, STOPPED,            LOW",
        "nnnntt, ccc, dd, 10000, STOPPED,            LOW",
        "ntaaa, ccc, dd, 10000, STOPPED,             LOW",
        "oooot, ccc, dd, 10000, OPEN,                HIGH",
        "ccccc, ccc, dd, 10000, OPEN_UNVERIFIED,     MEDIUM",
        "ffddd, ccc, dd, 10000, OPEN_UNVERIFIED,     LOW",
        "oofff, ccc, dd, 10000, OPEN,                LOW",
        "ooddd, ccc, dd, 10000, OPEN,                LOW",
        "ooood, ccc, dd, 10000, OPEN,                MEDIUM",
        "offff, ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "ddddd, ccc, dd, 10000, BLOCKED_DROP,        HIGH",
        "ddddd, cdd, dd, 10000, BLOCKED_DROP,        HIGH",
        "ddddr, ccc, dd, 10000, BLOCKED_DROP,        HIGH",
        "dddrr, ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "dd,    ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "dddss, ccc, dd, 10000, OPEN_UNVERIFIED,     LOW",
        "ddd,   ccc, dd, 50,    INCONCLUSIVE,        LOW",
        "ddd,   ccc, dd, 100,   BLOCKED_DROP,        HIGH",
        "rrrrr, ccc, dr, 10000, BLOCKED_REJECT_RST,  HIGH",
        "iiiii, ccc, dd, 10000, BLOCKED_REJECT_ICMP, HIGH",
        "lllll, ccc, dd, 10000, BLOCKED_LOCAL,       HIGH",
        "ddddd, ddd, dd, 10000, NO_CONNECTIVITY,     HIGH",
        "rrrrr, rrr, dr, 10000, NO_CONNECTIVITY,     HIGH",
        "ddddd, nnn, dd, 10000, INCONCLUSIVE,        LOW",
        "nnnnn, ccc, dd, 10000, DNS_FAILURE,         HIGH",
        "nnnnn, nnn, dd, 10000, DNS_FAILURE,         HIGH",
        "xxxxx, xxx, xx, 10000, NO_FAMILY,           HIGH",
        "xxaxx, xxx, xx, 10000, NO_FAMILY,           HIGH",
        "ooooo, ccc, od, 10000, INTERCEPTED,         HIGH",
        "ddddd, ccc, od, 10000, INTERCEPTED,         HIGH",
        "ooooo, ccc, oc, 10000, ALL_TCP_PROXIED,     HIGH",
        "sssss, ccc, dd, 10000, OPEN_UNVERIFIED,     MEDIUM",
        "qqqqq, ccc, dd, 10000, OPEN_UNVERIFIED,     MEDIUM",
        "zzzzz, ccc, dd, 10000, OPEN_UNVERIFIED,     MEDIUM",
        "ppppp, ccc, dd, 10000, OPEN_UNVERIFIED,     MEDIUM",
        "qzdxx, ccc, dd, 10000, OPEN_UNVERIFIED,     LOW",
        "ooqqq, ccc, dd, 10000, OPEN,                LOW",
        "55555, ccc, dd, 10000, REPUTATION_BLOCKED,  HIGH",
        "4455o, ccc, dd, 10000, REPUTATION_BLOCKED,  MEDIUM",
        "5oooo, ccc, dd, 10000, OPEN,                MEDIUM",
        "uuuuu, ccc, dd, 10000, EHLO_UNANSWERED,     HIGH",
        "ggggg, ccc, dd, 10000, EHLO_UNANSWERED,     HIGH",
        "hhhhh, ccc, dd, 10000, EHLO_UNANSWERED,     HIGH",
        "uuuuu, ddd, dd, 10000, EHLO_UNANSWERED,     MEDIUM",
        "uu,    ccc, dd, 10000, EHLO_UNANSWERED,     MEDIUM",
        "uuuoo, ccc, dd, 10000, EHLO_UNANSWERED,     MEDIUM",
        "uuooo, ccc, dd, 10000, OPEN,                MEDIUM",
        "uoooo, ccc, dd, 10000, OPEN,                MEDIUM",
        "udddd, ccc, dd, 10000, INCONCLUSIVE,        LOW",
        "eeeee, ccc, dd, 10000, EHLO_REFUSED,        HIGH",
        "eee55, ccc, dd, 10000, EHLO_REFUSED,        HIGH",
        "ee555, ccc, dd, 10000, REPUTATION_BLOCKED,  HIGH",
        "eeooo, ccc, dd, 10000, OPEN,                MEDIUM",
        "bbbbb, ccc, dd, 10000, TLS_BROKEN,          HIGH",
        "bbbuu, ccc, dd, 10000, TLS_BROKEN,          HIGH",
        "buuuo, ccc, dd, 10000, EHLO_UNANSWERED,     MEDIUM",
        "uu5oo, ccc, dd, 10000, EHLO_UNANSWERED,     MEDIUM",
        "ttttt, ccc, dd, 10000, STOPPED,             LOW",
        "ttttt, ttt, tt, 10000, STOPPED,             LOW",
    })
    void thePathsGiveTheVerdict(
            String targets,
            String controls,
            String canaries,
            long timeout,
            EgressVerdict verdict,
            Confidence confidence) {
        Quorum quorum = quorum(targets, controls, canaries, timeout);
        assertThat(quorum.verdict()).isEqualTo(verdict);
        assertThat(quorum.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest(name = "controls {0} ms away and {1} ms, {2} ms to connect: {3}")
    @CsvSource({
        "0,    0, 1000, BLOCKED_DROP",
        "0,  200, 1000, BLOCKED_DROP", // One attempt was late; the distance is short.
        "51,  60, 1000, INCONCLUSIVE",
        "51,  60, 3000, BLOCKED_DROP",
    })
    void noAnswerMeansDroppedIfTheTimeoutIsLongForTheDistance(
            long near, long far, long timeout, EgressVerdict verdict) {
        List<EgressPath> controls = new ArrayList<>(paths("c", Role.CONTROL, 443, near));
        controls.addAll(paths("cc", Role.CONTROL, 443, far));
        Quorum quorum = new Quorum(
                25,
                paths("ddddd", Role.TARGET, 25, timeout),
                controls,
                List.of(),
                List.of(),
                Answer.absent(),
                Duration.ofMillis(timeout));
        assertThat(quorum.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "refused after {0} ms, controls {1} ms away, own filter {2}: {3} {4}")
    @CsvSource({
        "0,    0, unread, BLOCKED_REJECT_RST, HIGH",
        "0,   21, unread, BLOCKED_REJECT_RST, HIGH", // A machine that is busy for a moment measures all times too late.
        "0,   80, unread, BLOCKED_LOCAL,      LOW",
        "0, 1027, unread, BLOCKED_REJECT_RST, HIGH", // The first SYN was lost. The distance is therefore unknown.
        "0,   80, clear,  BLOCKED_REJECT_RST, HIGH", // The provider's first hop may be this near.
        "0,    0, rule,   BLOCKED_LOCAL,      HIGH",
        "3,   80, unread, BLOCKED_REJECT_RST, HIGH",
    })
    void onlyARefusalFasterThanAnyPacketIsLocal(
            long refused, long away, String filter, EgressVerdict verdict, Confidence confidence) {
        Quorum quorum = new Quorum(
                25,
                paths("rrrrr", Role.TARGET, 25, refused),
                paths("ccc", Role.CONTROL, 443, away),
                List.of(),
                List.of(),
                switch (filter) {
                    case "unread" -> Answer.unanswered(Reason.NO_PERMISSION, "not root");
                    case "clear" -> Answer.absent();
                    default -> Answer.present("tcp dport 25 reject");
                },
                Duration.ofSeconds(10));
        assertThat(quorum.verdict()).isEqualTo(verdict);
        assertThat(quorum.confidence()).isEqualTo(confidence);
    }

    @Test
    void hostsOfOneOperatorAreOneWitness() {
        EgressPath path = paths("o", Role.TARGET, 25).get(0);
        Quorum quorum = new Quorum(
                25,
                List.of(path, path, path),
                paths("ccc", Role.CONTROL, 443),
                List.of(),
                List.of(),
                Answer.absent(),
                Duration.ofSeconds(10));
        assertThat(quorum.verdict()).isEqualTo(EgressVerdict.INCONCLUSIVE);
    }

    /** Only the same servers at the same time, with another length and nothing else, prove that the length is the cause. */
    @ParameterizedTest(name = "{0}, again in small packets {1}, in usual ones {2}: {3} {4}")
    @CsvSource({
        "uuuuu, ooo, uuu, PATH_MTU_SUSPECTED, HIGH",
        "uuuoo, ooo, uuu, PATH_MTU_SUSPECTED, MEDIUM",
        "uuuuu, oo,  uu,  PATH_MTU_SUSPECTED, HIGH",
        "uuuuu, ooo, ooo, EHLO_UNANSWERED,    HIGH", // The servers were slow for a moment.
        "uuuuu, ooo, uuo, EHLO_UNANSWERED,    HIGH",
        "uuuuu, oou, uuu, EHLO_UNANSWERED,    HIGH",
        "uuuuu, uuu, uuu, EHLO_UNANSWERED,    HIGH",
        "uuuuu, ottt, utt, EHLO_UNANSWERED,   HIGH", // One operator alone, and the time was over.
        "uuooo, oo,  uu,  OPEN,               MEDIUM",
        "ddddd, ooo, uuu, BLOCKED_DROP,       HIGH",
    })
    void lengthIsTheCauseIfOnlySmallPacketsPass(
            String targets, String small, String usual, EgressVerdict verdict, Confidence confidence) {
        List<EgressPath> rechecks = new ArrayList<>(again(small, Role.SMALL_PACKETS));
        rechecks.addAll(again(usual, Role.RECHECK));
        Quorum quorum = new Quorum(
                25,
                paths(targets, Role.TARGET, 25),
                paths("ccc", Role.CONTROL, 443),
                List.of(),
                rechecks,
                Answer.absent(),
                Duration.ofSeconds(10));
        assertThat(quorum.verdict()).isEqualTo(verdict);
        assertThat(quorum.confidence()).isEqualTo(confidence);
    }

    /** A path to some operators can lose long packets. The finding about the division then says what helps. */
    @Test
    void aDivisionByLengthHasTheRemedyForLength() {
        List<EgressPath> paths = new ArrayList<>(paths("uuooo", Role.TARGET, 25));
        paths.addAll(again("oo", Role.SMALL_PACKETS));
        List<PortVerdict> open = List.of(new PortVerdict(
                Optional.empty(),
                IpFamily.IPV4,
                25,
                EgressVerdict.OPEN,
                Confidence.MEDIUM,
                Optional.empty(),
                List.of()));
        assertThat(OperatorSplit.findings(paths, open))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedies()).hasSize(1));
        paths.addAll(again("uu", Role.RECHECK));
        assertThat(OperatorSplit.findings(paths, open))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedies())
                        .containsExactly(
                                EgressFinding.EGRESS_OPERATORS_SPLIT.remedy(), EgressFinding.EGRESS_PATH_MTU.remedy()));
    }

    private static List<EgressPath> again(String letters, Role role) {
        return paths(letters, Role.TARGET, 25).stream()
                .map(path -> path.inRole(role))
                .toList();
    }

    /** Each pattern of five operators over five outcomes, for several choices of the four that are no good end. */
    @ParameterizedTest
    @ValueSource(strings = {"oude5", "oubd5", "ogerf", "ohes4", "ouild", "ontxd", "oacbu", "oqzpd"})
    void noPatternInWhichFewerThanHalfComplyOrOneFailsIsOpenWithHighConfidence(String outcomes) {
        for (int pattern = 0; pattern < 3125; pattern++) {
            StringBuilder targets = new StringBuilder();
            for (int rest = pattern + 3125; rest >= 5; rest /= 5) {
                targets.append(outcomes.charAt(rest % 5));
            }
            Quorum quorum = quorum(targets.toString(), "ccc", "dd", 10_000);
            EgressVerdict verdict = quorum.verdict();
            Confidence confidence = quorum.confidence();
            long complete = targets.chars().filter(letter -> letter == 'o').count();
            long failed = targets.chars()
                    .filter(letter -> "ontxa".indexOf(letter) < 0)
                    .count();
            boolean sure = verdict == EgressVerdict.OPEN && confidence == Confidence.HIGH;
            assertThat(sure && (complete < 3 || failed > 0))
                    .as("%s is %s %s", targets, verdict, confidence)
                    .isFalse();
            assertThat(CONVERSATIONS.contains(verdict) && confidence == Confidence.HIGH && complete > 0 && failed > 0)
                    .as("%s is divided and is %s %s", targets, verdict, confidence)
                    .isFalse();
            assertThat(verdict == EgressVerdict.OPEN && complete < 2)
                    .as("%s is %s", targets, verdict)
                    .isFalse();
        }
    }

    @Test
    void withoutAWorkingControlNothingIsEverCalledClosed() {
        long seed = 25;
        SplittableRandom random = new SplittableRandom(seed);
        String all = "o45cfdrilsnaxtughebbqzp";
        for (int i = 0; i < 20_000; i++) {
            String targets = letters(random, all);
            String controls = letters(random, "fdrilsnaxt");
            EgressVerdict verdict = quorum(targets, controls, "dd", 10_000).verdict();
            assertThat(verdict.isBlocked())
                    .as("seed %d, case %d: %s %s %s", seed, i, targets, controls, verdict)
                    .isFalse();
        }
    }

    private static String letters(SplittableRandom random, String from) {
        StringBuilder letters = new StringBuilder();
        for (int n = random.nextInt(1, 7); n > 0; n--) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }
}
