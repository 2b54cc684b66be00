package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A {@link Statement} with a seal: an HMAC by the shared key over the visitor's nonce and every octet of the statement.
 * It is sent in base64url. A filter that looks for the word STARTTLS or for an address therefore does not find it.
 */
public final class Proof {

    private static final String PURPOSE = "mailworthy/proof/1";
    private static final String LEAD = ProofRequest.WORD + " ";
    private static final String SEAL = "seal=";

    /** The length of a part: a reply line must stay below 512 octets (RFC 5321 section 4.5.3.1.5). */
    private static final int CHUNK = 400;

    /** The result of a request for a proof. */
    public sealed interface Result {

        /** The seal is valid. */
        record Valid(Statement statement) implements Result {}

        /** The answer says that the responder has another key. */
        record OtherKey() implements Result {}

        /** No proof came, or its seal is invalid. {@code saying} is the answer, untrusted. */
        record Invalid(String saying) implements Result {}
    }

    private Proof() {}

    /** The texts of the reply's lines, which carry the proof. */
    public static List<String> lines(ResponderKey key, String visitorsNonce, Statement statement) {
        String body = Token.ofText(statement.text());
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < body.length(); start += CHUNK) {
            lines.add(LEAD + body.substring(start, Math.min(body.length(), start + CHUNK)));
        }
        lines.add(LEAD + SEAL + key.seal(PURPOSE, visitorsNonce + " " + body));
        return lines;
    }

    /** Checks the seal before it reads the statement. */
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
