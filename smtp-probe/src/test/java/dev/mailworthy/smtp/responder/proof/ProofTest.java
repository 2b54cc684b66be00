package dev.mailworthy.smtp.responder.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.Rig;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seal of a {@link Proof}, its form on the wire, and texts that are no valid proof. */
@Timeout(120)
class ProofTest {

    private static final String NONCE = "AAAAAAAAAAAAAAAAAAAAAA";

    private static final Statement STATEMENT = new Statement(
            "BBBBBBBBBBBBBBBBBBBBBB",
            new Endpoint(IpAddress.parse("192.0.2.1"), 40_000),
            new Endpoint(IpAddress.parse("2001:db8::25"), 25),
            List.of(25, 2525),
            Layer.TLS,
            "C",
            new Statement.Spoken("D", List.of("PIPELINING", "STARTTLS"), "EHLO \u00ff x"));

    /**
     * The expected value comes from another HMAC-SHA256 (Python's). The form is therefore the same for other programs.
     */
    @Test
    void theFormOnTheWireIsUnchanged() throws ResponderException {
        ResponderKey key = ResponderKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assertThat(key.seal("mailworthy/request/1", NONCE)).isEqualTo("X1mBP8epm5rXpx_KUhOFh4-OhpfotXb5X70ZjDh4d2I");
        List<String> lines = Proof.lines(key, NONCE, STATEMENT);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("MWP1 seal=oYGrZBHhx1JtCAW6rGaGuKy-Kqy558tXTlDxLj7uacc");
        assertThat(Proof.check(key, NONCE, lines)).isEqualTo(new Proof.Result.Valid(STATEMENT));
        assertThat(ResponderKey.parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))
                .isEqualTo(key);
    }

    @Test
    void noChangedProofIsValid() {
        long seed = 4231;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> honest = Proof.lines(Rig.key(1), NONCE, STATEMENT);
        for (int i = 0; i < 20_000; i++) {
            List<String> changed = change(new ArrayList<>(honest), random);
            assertThat(Proof.check(Rig.key(1), NONCE, changed))
                    .as("seed %d, case %d: %s", seed, i, changed)
                    .isInstanceOf(changed.equals(honest) ? Proof.Result.Valid.class : Proof.Result.Invalid.class);
        }
    }

    private static List<String> change(List<String> lines, SplittableRandom random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length())));
            case 3 -> lines.set(at, line + (char) random.nextInt(256));
            default -> {
                int place = random.nextInt(line.length());
                lines.set(at, line.substring(0, place) + (char) (33 + random.nextInt(90)) + line.substring(place + 1));
            }
        }
        return lines;
    }

    @Test
    void aProofIsValidForOneNonceAndOneKey() {
        List<String> lines = Proof.lines(Rig.key(1), NONCE, STATEMENT);
        assertThat(Proof.check(Rig.key(1), NONCE.replace('A', 'E'), lines)).isInstanceOf(Proof.Result.Invalid.class);
        assertThat(Proof.check(Rig.key(2), NONCE, lines)).isInstanceOf(Proof.Result.Invalid.class);
        assertThat(Proof.check(Rig.key(1), NONCE, List.of())).isInstanceOf(Proof.Result.Invalid.class);
    }

    @Test
    void aRequestIsNoProofAndAProofNoRequest() {
        ResponderKey key = Rig.key(1);
        assertThat(key.seal("mailworthy/request/1", NONCE)).isNotEqualTo(key.seal("mailworthy/proof/1", NONCE));
        assertThat(ProofRequest.parse("MWP1 seal=" + key.seal("mailworthy/proof/1", NONCE)))
                .isEmpty();
    }

    @Test
    void anyTextIsReadWithoutAnException() {
        long seed = 7208;
        SplittableRandom random = new SplittableRandom(seed);
        String honest = STATEMENT.text();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(honest);
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            text.setLength(random.nextInt(text.length()));
            assertThat(Statement.parse(text.toString()))
                    .as("seed %d, case %d", seed, i)
                    .isNotNull();
        }
        assertThat(Statement.parse(honest)).contains(STATEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "correct horse battery staple",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "abababababababababababababababababababab",
                "000102030405060708090a0b0c0d0e",
                "AAECAwQFBgcICQoLDA0O",
            })
    void aTextThatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> ResponderKey.parse(text))
                .isInstanceOf(ResponderException.class)
                .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text))
                        .isTrue());
    }

    @Test
    void textOfAKeyDoesNotShowTheSecret() {
        assertThat(Rig.key(1)).hasToString("a responder's key").isNotEqualTo(Rig.key(2));
        assertThat(Rig.settings(Rig.key(1)).toString()).contains("a responder's key");
    }
}
