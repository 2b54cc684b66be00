package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.value.ResponderKey;
import dev.mailworthy.smtp.responder.value.Token;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor asks with: the parameter of a NOOP, which RFC 5321 section 4.1.1.9 has every other server ignore and no
 * filter object to. It is sealed, so that a responder tells strangers nothing.
 *
 * @param nonce drawn anew for each request, so that an old proof fits none
 * @param seal by the shared key
 */
public record ProofRequest(String nonce, String seal) {

    /** The word that marks the protocol and its version. */
    static final String WORD = "MWP1";

    /** The answer to a request with another key's seal. */
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
