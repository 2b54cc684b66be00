package dev.mailworthy.smtp;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import dev.mailworthy.smtp.trust.TrustJudgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs that a device on the path answers in place of servers or changes their replies. Unrelated operators show the
 * same foreign certificate, or the same foreign name in their greetings, or lines that a firewall has overwritten. A
 * sign at one operator proves nothing, because it may come from that operator's own network.
 */
final class Tampering {

    private static final int OPERATORS = 2;

    /**
     * The number of operators that must show the sign, if neither DNSSEC nor an MTA-STS policy promises a certificate.
     */
    private static final int OPERATORS_WITHOUT_PROMISE = 3;

    private final List<EgressPath> paths;

    /**
     * The paths to operators that are known to be independent. A target given only by its name has no known operator.
     */
    private final List<EgressPath> independent;

    /** The paths on which something greeted in another language than SMTP. */
    private final List<EgressPath> otherLanguage;

    Tampering(List<EgressPath> targets) {
        paths = targets.stream().filter(path -> path.dialogue().isPresent()).toList();
        independent = paths.stream()
                .filter(path -> !path.operator().equals(path.target()))
                .toList();
        otherLanguage = targets.stream()
                .filter(path -> path.outcome() == AttemptOutcome.BANNER_NOT_SMTP)
                .filter(path -> !path.operator().equals(path.target()))
                .toList();
    }

    /**
     * One line for people about each sign that a device answers in place of several operators; empty without a sign.
     */
    List<String> interception() {
        List<String> signs = new ArrayList<>();
        shared(path -> report(path)
                        .tls()
                        .filter(tls -> ForeignNames.in(tls, path.target()))
                        .map(TlsFacts::leafSha256))
                .forEach((certificate, operators) -> signs.add("one certificate (SHA-256 "
                        + certificate.substring(0, Math.min(16, certificate.length())) + "...) for "
                        + String.join(", ", operators)));
        foreignGreetings()
                .forEach((host, operators) ->
                        signs.add(host + " greeted in place of the servers of " + String.join(", ", operators)));
        signs.addAll(byPromise(path -> report(path).tls().isPresent() && contradicts(path.trust())));
        signs.addAll(worthless());
        signs.addAll(noMailServers());
        return signs;
    }

    /** The name that greets in place of the servers of most operators; empty if no foreign name greets for several of them. */
    Optional<DomainName> greeter() {
        return foreignGreetings().entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .flatMap(Tampering::name);
    }

    private static Optional<DomainName> name(String host) {
        try {
            return Optional.of(DomainName.parse(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, Set<String>> foreignGreetings() {
        return shared(path -> report(path)
                .banner()
                .flatMap(Tampering::host)
                .filter(host -> ForeignNames.isForeign(host, path.target())));
    }

    /** Mail servers greet by SMTP. If several operators' servers do not, something else answers at their addresses. */
    private List<String> noMailServers() {
        long operators =
                otherLanguage.stream().map(EgressPath::operator).distinct().count();
        return operators >= OPERATORS_WITHOUT_PROMISE
                ? otherLanguage.stream()
                        .map(path -> path.target() + ": what answers there does not speak SMTP")
                        .toList()
                : List.of();
    }

    /**
     * Submission hosts have valid certificates, because clients check them (RFC 8314 section 5.3). An invalid one is
     * probably not the host's.
     */
    private List<String> worthless() {
        List<String> signs = new ArrayList<>();
        Set<String> operators = new TreeSet<>();
        for (EgressPath path : independent) {
            Optional<TrustJudgement> wrong =
                    MailPort.SUBMISSIONS.is(path.port()) ? path.trust().flatMap(Tampering::wrong) : Optional.empty();
            wrong.ifPresent(why -> {
                operators.add(path.operator());
                signs.add(path.target() + ": a certificate that does not hold: " + why.detail());
            });
        }
        return operators.size() >= OPERATORS_WITHOUT_PROMISE ? signs : List.of();
    }

    /** Wrong dates do not count: a wrong clock of this machine is the more likely cause. */
    private static Optional<TrustJudgement> wrong(CertificateJudgement trust) {
        return trust.dates() instanceof TrustJudgement.Holds
                ? Stream.of(trust.path(), trust.name())
                        .filter(TrustJudgement.Fails.class::isInstance)
                        .findFirst()
                : Optional.empty();
    }

    /** One line for people about each sign that STARTTLS was removed or overwritten on the path. */
    List<String> stripping() {
        List<String> signs = new ArrayList<>();
        Set<String> masked = new TreeSet<>();
        for (EgressPath path : paths) {
            report(path).masking().forEach(evidence -> {
                masked.add(path.operator());
                signs.add(path.target() + ": " + evidence.source() + " is written over: " + evidence.observation());
            });
        }
        for (EgressPath path : paths) {
            if (report(path).tls().isEmpty()
                    && path.trust().filter(Tampering::promisesTls).isPresent()) {
                masked.add(path.operator());
                signs.add(path.target() + ": no TLS, though it is promised: " + promise(path));
            }
        }
        List<EgressPath> missing = missingOffers();
        missing.forEach(path -> {
            masked.add(path.operator());
            signs.add(path.target() + ": the reply to EHLO has no STARTTLS, which its servers are known to offer"
                    + path.server()
                            .startTls()
                            .map(known -> " (" + known.seen() + ", " + known.source() + ")")
                            .orElse(""));
        });
        return masked.size() >= OPERATORS ? signs : List.of();
    }

    /**
     * The paths to operators that are known to offer STARTTLS and did not, if they are more than those that did. A change at
     * one operator proves nothing.
     */
    private List<EgressPath> missingOffers() {
        List<EgressPath> known = paths.stream()
                .filter(path ->
                        path.server().startTls().isPresent() && MailPort.SMTP.is(path.port()) && saidHello(path))
                .toList();
        List<EgressPath> missing =
                known.stream().filter(path -> !offersStartTls(path)).toList();
        Set<String> without = missing.stream().map(EgressPath::operator).collect(Collectors.toSet());
        Set<String> all = known.stream().map(EgressPath::operator).collect(Collectors.toSet());
        return without.size() >= OPERATORS && without.size() * 2 > all.size() ? missing : List.of();
    }

    /** Whether the server took EHLO, or HELO after it refused EHLO as unknown. Without the offer no more is said. */
    private static boolean saidHello(EgressPath path) {
        return Stream.of(Stage.EHLO, Stage.HELO)
                .flatMap(stage -> report(path).step(stage).stream())
                .anyMatch(step -> step.outcome() == DialogueOutcome.EHLO_OK);
    }

    private static boolean offersStartTls(EgressPath path) {
        return path.dialogue()
                .filter(report -> report.tls().isPresent()
                        || report.step(Stage.STARTTLS).isPresent()
                        || report.capabilitiesBeforeTls().stream()
                                .anyMatch(offer -> offer.keyword().equals("STARTTLS")))
                .isPresent();
    }

    /** One line for each path that fits, if they belong to several operators. */
    private List<String> byPromise(Predicate<EgressPath> fits) {
        List<EgressPath> fitting = paths.stream().filter(fits).toList();
        return fitting.stream().map(EgressPath::operator).distinct().count() >= OPERATORS
                ? fitting.stream()
                        .map(path -> path.target() + ": " + promise(path))
                        .toList()
                : List.of();
    }

    /** Whether DNSSEC, or a policy fetched over HTTPS, promises TLS (RFC 7672 section 2.2, RFC 8461 section 5). */
    private static boolean promisesTls(CertificateJudgement trust) {
        return trust.dane().outcome() instanceof TrustJudgement.Fails
                || trust.sts().outcome() instanceof TrustJudgement.Fails;
    }

    /** Whether the signed TLSA record names another key. The certificate is then not the server's own. */
    private static boolean contradicts(Optional<CertificateJudgement> trust) {
        return trust.filter(each -> each.dane().outcome() instanceof TrustJudgement.Fails)
                .isPresent();
    }

    private static String promise(EgressPath path) {
        return path.trust()
                .map(trust -> trust.dane().outcome() instanceof TrustJudgement.Fails
                        ? trust.dane().outcome().detail()
                        : trust.sts().outcome().detail())
                .orElse("");
    }

    private static DialogueReport report(EgressPath path) {
        return path.dialogue().orElseThrow();
    }

    /** The values that several operators share. Each value has the names of its operators. */
    private Map<String, Set<String>> shared(Function<EgressPath, Optional<String>> mark) {
        Map<String, Set<String>> operators = new LinkedHashMap<>();
        for (EgressPath path : independent) {
            mark.apply(path)
                    .ifPresent(value -> operators
                            .computeIfAbsent(value, key -> new TreeSet<>())
                            .add(path.operator()));
        }
        operators.values().removeIf(names -> names.size() < OPERATORS);
        return operators;
    }

    /** The name in a 220 greeting (RFC 5321 section 4.2), which is the server's own. */
    private static Optional<String> host(Reply banner) {
        String[] words = banner.text().strip().split("\\s+");
        return banner.code() == 220 && words[0].indexOf('.') > 0
                ? Optional.of(words[0].toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
