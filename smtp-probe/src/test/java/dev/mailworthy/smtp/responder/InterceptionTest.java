package dev.mailworthy.smtp.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Rewriting.Kind;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.path.TlsFact;
import dev.mailworthy.smtp.path.Translation;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each change by an {@link Interceptor} is detected. */
@Tag("jdk")
@Timeout(120)
class InterceptionTest {

    private Rig rig;
    private Interceptor interceptor;

    @BeforeEach
    void stand() throws Exception {
        for (int i = 1; interceptor == null; i++) {
            rig = Rig.at(Rig.BEHIND);
            try {
                interceptor = Interceptor.before(rig);
            } catch (BindException e) {
                // Another program uses that port at the second address: try another port.
                rig.close();
                if (i == 20) {
                    throw e;
                }
            }
        }
    }

    @AfterEach
    void fall() throws Exception {
        interceptor.close();
        rig.close();
    }

    private ResponderOutcome visit() {
        interceptor.start();
        return rig.visit(Rig.HERE);
    }

    private Proven proven() {
        ResponderOutcome outcome = visit();
        assertThat(outcome).as(outcome.line()).isInstanceOf(Proven.class);
        return (Proven) outcome;
    }

    private void assertNotTheResponder(String saying) {
        assertThat(visit())
                .isInstanceOfSatisfying(
                        NotTheResponder.class,
                        other -> assertThat(other.saying()).contains(saying));
    }

    private static UnaryOperator<String> replacing(String text, String replacement) {
        return line -> line.replace(text, replacement);
    }

    private static void assertChanged(Proven proven, TlsFact tls, Kind... kinds) {
        assertThat(proven.rewritten()).extracting(change -> change.kind()).containsExactlyInAnyOrder(kinds);
        assertThat(proven.tls()).isEqualTo(tls);
    }

    @Test
    void aRelayThatChangesNothingIsNotDetected() {
        assertChanged(proven(), TlsFact.PROVEN);
    }

    @Test
    void aMaskedStarttls() {
        interceptor.changingReplies(replacing("STARTTLS", "XXXXXXXA"));
        assertChanged(proven(), TlsFact.REMOVED, Kind.STARTTLS_REMOVED, Kind.CAPABILITY_ADDED);
    }

    @Test
    void aStarttlsLineThatIsLeftOut() {
        interceptor.changingReplies(line -> line.equals("250 STARTTLS") ? "250 8BITMIME" : line);
        assertChanged(proven(), TlsFact.REMOVED, Kind.STARTTLS_REMOVED);
    }

    @Test
    void aStarttlsThatIsRefusedInTheRespondersPlace() {
        interceptor.answering(line -> line.equals("STARTTLS") ? Optional.of("502 no") : Optional.empty());
        assertChanged(proven(), TlsFact.REMOVED, Kind.STARTTLS_REMOVED);
    }

    @Test
    void tlsOnlyBetweenInterceptorAndResponder() {
        interceptor.tls(Interceptor.Tls.UPSTREAM);
        assertChanged(proven(), TlsFact.REMOVED, Kind.STARTTLS_REMOVED);
    }

    @Test
    void aChangedBanner() {
        interceptor.changingReplies(line -> line.startsWith("220 responder") ? "220 " + "*".repeat(40) : line);
        assertChanged(proven(), TlsFact.PROVEN, Kind.BANNER_CHANGED);
    }

    @Test
    void aChangedEhlo() {
        interceptor.changingCommands(line -> line.startsWith("EHLO") ? "EHLO proxy.invalid" : line);
        Proven proven = proven();
        assertChanged(proven, TlsFact.PROVEN, Kind.EHLO_CHANGED);
        assertThat(proven.rewritten().get(0).detail()).endsWith("arrived as \"EHLO proxy.invalid\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PIPELINING, XXXXXXXXXX, CAPABILITY_REMOVED CAPABILITY_ADDED",
        "SMTPUTF8,   PIPELINING, CAPABILITY_REMOVED",
        "8BITMIME,   8BITMIME|250-SIZE 9, CAPABILITY_ADDED",
    })
    void changedCapabilities(String sent, String arrives, String kinds) {
        interceptor.changingReplies(replacing("250-" + sent, "250-" + arrives.replace("|", "\r\n")));
        assertChanged(
                proven(),
                TlsFact.PROVEN,
                Arrays.stream(kinds.split(" ")).map(Kind::valueOf).toArray(Kind[]::new));
    }

    @Test
    void anotherCertificate() {
        interceptor.tls(Interceptor.Tls.ENDED);
        assertChanged(proven(), TlsFact.CERTIFICATE_REPLACED, Kind.CERTIFICATE_REPLACED);
    }

    @Test
    void anInterceptorThatReplacesTheCertificateAndWithholdsTheProofIsDetected() {
        interceptor.tls(Interceptor.Tls.ENDED).changingReplies(once(line -> line.replace("MWP1 seal=", "MWP1 seal=A")));
        assertChanged(proven(), TlsFact.UNPROVEN);
    }

    /** Applies the change only after the 220 reply to STARTTLS. */
    private static UnaryOperator<String> once(UnaryOperator<String> change) {
        AtomicReference<Boolean> inside = new AtomicReference<>(false);
        return line -> {
            if (line.startsWith("220 go")) {
                inside.set(true);
            }
            return inside.get() ? change.apply(line) : line;
        };
    }

    @Test
    void aProofThatIsChangedInClearTextOnly() {
        interceptor.changingReplies(line -> line.contains("seal=") ? "250 MWP1 seal=" + "A".repeat(43) : line);
        assertChanged(proven(), TlsFact.PROVEN, Kind.PROOF_CHANGED);
    }

    @Test
    void octetsInjectedBeforeTls() {
        interceptor.injecting("250 injected");
        Proven proven = proven();
        assertThat(proven.rewritten()).extracting(change -> change.kind()).contains(Kind.OCTETS_BEFORE_TLS);
        assertThat(proven.tls()).isEqualTo(TlsFact.FAILED);
    }

    @Test
    void anInterceptorThatAnswersItselfIsDetected() {
        interceptor.answering(line -> Optional.of("250 2.0.0 Ok"));
        assertNotTheResponder("2.0.0 Ok");
    }

    @Test
    void anInterceptorThatRefusesTheProofRequestIsDetected() {
        interceptor
                .answering(line -> line.startsWith("NOOP") ? Optional.of("501 syntax") : Optional.empty())
                .changingReplies(replacing("STARTTLS", "XXXXXXXA"));
        assertNotTheResponder("501 syntax");
    }

    @Test
    void aReplayedProofIsInvalid() {
        List<String> recorded = new ArrayList<>();
        interceptor.changingReplies(line -> {
            if (line.contains("MWP1")) {
                recorded.add(line);
            }
            return line.replace("STARTTLS", "SMTPUTF8");
        });
        assertThat(proven().tls()).isEqualTo(TlsFact.REMOVED);
        interceptor.answering(line ->
                line.startsWith("NOOP") ? Optional.of(String.join("\r\n", List.copyOf(recorded))) : Optional.empty());
        assertThat(recorded).hasSizeGreaterThan(2);
        assertThat(rig.visit(Rig.HERE)).isInstanceOf(NotTheResponder.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 200, 399})
    void oneChangedCharacterOfAProof(int place) {
        interceptor.changingReplies(line -> {
            int at = line.indexOf("MWP1 ") + 5 + place;
            if (!line.contains("MWP1 ") || at >= line.length()) {
                return line.replace("STARTTLS", "XXXXXXXA");
            }
            char other = line.charAt(at) == 'A' ? 'B' : 'A';
            return line.substring(0, at) + other + line.substring(at + 1);
        });
        assertNotTheResponder("a proof whose seal does not fit");
    }

    @Test
    void theResponderSawAnotherAddress() throws Exception {
        interceptor.from("127.0.0.5");
        Proven proven = proven();
        assertThat(proven.translation()).isEqualTo(Translation.NAT);
        assertThat(proven.seen().address()).isEqualTo(IpAddress.parse("127.0.0.5"));
        assertThat(proven.local().address()).isEqualTo(Rig.HERE);
        assertChanged(proven, TlsFact.PROVEN);
    }

    @Test
    void aProxyForOnePortDiffersFromTheOtherPorts() {
        interceptor.from("127.0.0.5").start();
        Route route = (address, port) ->
                Optional.of(new InetSocketAddress((port == 25 ? Rig.HERE : Rig.BEHIND).toInetAddress(), rig.port()));
        List<ResponderPath> paths =
                Rig.visit(Rig.key(1), IpAddress.parse("203.0.113.9"), List.of(25, 587), route, Duration.ofSeconds(60));
        assertThat(paths)
                .extracting(path -> ((Proven) path.outcome()).translation())
                .containsExactly(Translation.PER_PORT, Translation.NONE);
    }

    @Test
    void aConnectionRedirectedToAnotherPortIsReported() throws Exception {
        try (Rig elsewhere = Rig.at(Rig.BEHIND)) {
            Route route =
                    (address, port) -> Optional.of(new InetSocketAddress(Rig.HERE.toInetAddress(), elsewhere.port()));
            try (Redirection redirection = new Redirection(elsewhere.port(), rig.port())) {
                List<ResponderPath> paths = Rig.visit(
                        Rig.key(1), IpAddress.parse("203.0.113.9"), List.of(25), route, Duration.ofSeconds(60));
                assertThat(redirection).isNotNull();
                assertThat(paths.get(0).outcome())
                        .asInstanceOf(InstanceOfAssertFactories.type(Proven.class))
                        .satisfies(proven -> assertChanged(proven, TlsFact.PROVEN, Kind.PORT_CHANGED));
            }
        }
    }
}
