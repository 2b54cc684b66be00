package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.value.ResponderKey;
import dev.mailworthy.smtp.responder.value.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A statement under the seal of the shared key, over the visitor's nonce and every octet of the statement. It travels
 * in base64url, so that a filter that looks for the word STARTTLS or for an address does not find it.
 */
public final class Proof {

    private static final String PURPOSE = "mailworthy/proof/1";
    private static final String LEAD = ProofRequest.WORD + " ";
    private static final String SEAL = "seal=";

    /** Keeps a reply's line far from its 512 octets (RFC 5321 section 4.5.3.1.5). */
    private static final int CHUNK = 400;

    /** What came of a request. */
    public sealed interface Result {

        /** The seal fits. */
        record Valid(Statement statement) implements Result {}

        /** A responder with another key, by its own word. */
        record OtherKey() implements Result {}

        /** No proof, or one that does not fit; {@code saying} is what came, untrusted. */
        record Invalid(String saying) implements Result {}
    }

    private Proof() {}

    /** The texts of the reply's lines. */
    public static List<String> lines(ResponderKey key, String visitorsNonce, Statement statement) {
        String body = Token.ofText(statement.text());
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < body.length(); start += CHUNK) {
            lines.add(LEAD + body.substring(start, Math.min(body.length(), start + CHUNK)));
        }
        lines.add(LEAD + SEAL + key.seal(PURPOSE, visitorsNonce + " " + body));
        return lines;
    }

    /** Nothing is read from the lines before their seal fits. */
    public static Result check(ResponderKey key, String nonce, List<String> lines) {
        if (lines.equals(List.of(ProofRequest.OTHER_KEY))) {
            return new Result.OtherKey();
        }
        if (lines.size() < 2 || !lines.stream().allMatch(line -> line.startsWith(LEAD))) {
            return new Result.Invalid(lines.isEmpty() ? "nothing" : lines.get(0));
        }
        String last = lines.get(lines.size() - 1).substring(LEAD.length());
        String body = lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.substring(LEAD.length()))
                .collect(Collectors.joining());
        if (!last.startsWith(SEAL) || !key.fits(last.substring(SEAL.length()), PURPOSE, nonce + " " + body)) {
            return new Result.Invalid("a proof whose seal does not fit");
        }
        Optional<Statement> statement = Token.text(body).flatMap(Statement::parse);
        return statement
                .<Result>map(Result.Valid::new)
                .orElseGet(() -> new Result.Invalid("a proof of a version that is not known here"));
    }
}
