package dev.mailworthy.smtp.responder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement under the seal of the shared key, over the visitor's nonce and every octet of the statement. */
final class Proof {

    private static final String PURPOSE = "mailworthy/proof/1";
    private static final String SEAL = "seal=";

    /** What came of a request. */
    sealed interface Result {

        /** The seal fits. */
        record Valid(Statement statement) implements Result {}

        /** A responder with another key, by its own word. */
        record OtherKey() implements Result {}

        /** No proof, or one that does not fit; {@code saying} is what came, untrusted. */
        record Invalid(String saying) implements Result {}
    }

    private Proof() {}

    /** The texts of the reply's lines. */
    static List<String> lines(ResponderKey key, String visitorsNonce, Statement statement) {
        List<String> body = statement.lines();
        List<String> lines = new ArrayList<>();
        body.forEach(line -> lines.add(ProofRequest.WORD + " " + line));
        lines.add(ProofRequest.WORD + " " + SEAL + key.seal(PURPOSE, sealed(visitorsNonce, body)));
        return lines;
    }

    private static String sealed(String nonce, List<String> body) {
        return nonce + "\n" + String.join("\n", body);
    }

    /** Nothing is read from the lines before their seal fits. */
    static Result check(ResponderKey key, String nonce, List<String> lines) {
        if (lines.equals(List.of(ProofRequest.OTHER_KEY))) {
            return new Result.OtherKey();
        }
        String lead = ProofRequest.WORD + " ";
        if (lines.isEmpty() || !lines.stream().allMatch(line -> line.startsWith(lead))) {
            return new Result.Invalid(lines.isEmpty() ? "nothing" : lines.get(0));
        }
        List<String> body =
                lines.stream().map(line -> line.substring(lead.length())).toList();
        String last = body.get(body.size() - 1);
        List<String> said = body.subList(0, body.size() - 1);
        if (!last.startsWith(SEAL) || !key.fits(last.substring(SEAL.length()), PURPOSE, sealed(nonce, said))) {
            return new Result.Invalid("a proof whose seal does not fit");
        }
        Optional<Statement> statement = Statement.parse(said);
        return statement
                .<Result>map(Result.Valid::new)
                .orElseGet(() -> new Result.Invalid("a proof of a version that is not known here"));
    }
}
