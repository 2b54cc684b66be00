package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.Rewriting;
import dev.mailworthy.smtp.path.Rewriting.Kind;
import dev.mailworthy.smtp.path.TlsFact;
import dev.mailworthy.smtp.path.Translation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A visitor's observations on one connection.
 *
 * @param local this end
 * @param port the port of the connection
 * @param clear the observations in clear text, if any
 * @param inside the observations inside TLS, if any
 * @param own other changes that the visitor noticed
 */
public record Account(Endpoint local, int port, Optional<Heard> clear, Optional<Heard> inside, List<Rewriting> own) {
    public Account {
        own = List.copyOf(own);
    }

    public ResponderOutcome outcome() {
        Optional<Statement> inTls = inside.flatMap(Account::valid);
        Optional<Statement> inClear = clear.flatMap(Account::valid);
        return inTls.or(() -> inClear)
                .<ResponderOutcome>map(statement -> new ResponderOutcome.Proven(
                        statement.client(),
                        local,
                        statement.responder(),
                        statement.serves(),
                        tls(inTls, inClear),
                        rewritings(inTls, inClear, statement),
                        Translation.NONE))
                .orElseGet(this::unproven);
    }

    private static Optional<Statement> valid(Heard heard) {
        return heard.proof() instanceof Proof.Result.Valid proof ? Optional.of(proof.statement()) : Optional.empty();
    }

    private ResponderOutcome unproven() {
        List<Proof.Result> results =
                Stream.concat(clear.stream(), inside.stream()).map(Heard::proof).toList();
        return results.stream()
                .filter(result -> result instanceof Proof.Result.Invalid)
                .map(Proof.Result.Invalid.class::cast)
                .findFirst()
                .<ResponderOutcome>map(result ->
                        new ResponderOutcome.NotTheResponder("\"" + result.saying() + "\" came in place of a proof"))
                .orElseGet(ResponderOutcome.OtherKey::new);
    }

    private TlsFact tls(Optional<Statement> inTls, Optional<Statement> inClear) {
        if (inside.isPresent()) {
            return inTls.map(said -> Comparison.of(said, inside.get()))
                    .map(changes -> changes.stream().anyMatch(change -> change.kind() == Kind.CERTIFICATE_REPLACED)
                            ? TlsFact.CERTIFICATE_REPLACED
                            : TlsFact.PROVEN)
                    .orElse(TlsFact.UNPROVEN);
        }
        boolean removed = Stream.concat(own.stream(), compared(inClear, clear))
                .anyMatch(change -> change.kind() == Kind.STARTTLS_REMOVED);
        return removed ? TlsFact.REMOVED : TlsFact.FAILED;
    }

    /** The changes: the first one of each kind. */
    private List<Rewriting> rewritings(Optional<Statement> inTls, Optional<Statement> inClear, Statement statement) {
        Map<Kind, Rewriting> changes = new LinkedHashMap<>();
        List<Rewriting> all = new ArrayList<>(own);
        compared(inClear, clear).forEach(all::add);
        compared(inTls, inside).forEach(all::add);
        if (clear.isPresent() && inClear.isEmpty()) {
            all.add(new Rewriting(Kind.PROOF_CHANGED, "only the proof inside TLS arrived whole"));
        }
        if (statement.responder().port() != port) {
            all.add(new Rewriting(
                    Kind.PORT_CHANGED,
                    "sent to port " + port + ", taken on "
                            + statement.responder().port()));
        }
        all.forEach(change -> changes.putIfAbsent(change.kind(), change));
        return List.copyOf(changes.values());
    }

    private static Stream<Rewriting> compared(Optional<Statement> said, Optional<Heard> heard) {
        return said.isPresent() && heard.isPresent() ? Comparison.of(said.get(), heard.get()).stream() : Stream.empty();
    }
}
