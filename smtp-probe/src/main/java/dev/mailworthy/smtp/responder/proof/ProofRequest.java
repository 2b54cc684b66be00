package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A visitor's request for a {@link Proof proof}: the parameter of a NOOP. Every other server ignores it (RFC 5321
 * section 4.1.1.9), and no filter objects to it. It has a seal, and the responder answers only to holders of the key.
 *
 * @param nonce new for each request; an old proof is not valid for it
 * @param seal an HMAC by the shared key
 */
public record ProofRequest(String nonce, String seal) {

    /** The word that identifies the protocol and its version. */
    static final String WORD = "MWP1";

    /** The answer to a request whose seal was made with another key. */
    public static final String OTHER_KEY = WORD + " other-key";

    private static final String PURPOSE = "mailworthy/request/1";
    private static final Pattern FORM = Pattern.compile(WORD + " ([A-Za-z0-9_-]{22}) ([A-Za-z0-9_-]{43})");

    public static ProofRequest draw(ResponderKey key, RandomGenerator random) {
        String nonce = Token.nonce(random);
        return new ProofRequest(nonce, key.seal(PURPOSE, nonce));
    }

    public static Optional<ProofRequest> parse(String parameter) {
        Matcher form = FORM.matcher(parameter);
        return form.matches() ? Optional.of(new ProofRequest(form.group(1), form.group(2))) : Optional.empty();
    }

    public String parameter() {
        return WORD + " " + nonce + " " + seal;
    }

    public boolean isBy(ResponderKey key) {
        return key.fits(seal, PURPOSE, nonce);
    }
}
