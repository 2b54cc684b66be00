package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error that ends the whole evaluation at any depth (RFC 7208 section 5: an error inside an include is the
 * {@link SpfResult result} of the topmost check_host). It does not leave this package.
 */
final class SpfEnd extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Outcome outcome;

    private SpfEnd(Outcome outcome) {
        super(outcome.detail(), null, false, false);
        this.outcome = outcome;
    }

    static SpfEnd permerror(SpfCause.Code code, String domain, @Nullable Term term, String detail) {
        return new SpfEnd(
                new Outcome(SpfResult.PERMERROR, code, domain, term, detail, Optional.empty(), Optional.empty()));
    }

    static SpfEnd temperror(SpfCause.Code code, String domain, @Nullable Term term, String detail, Reason reason) {
        return new SpfEnd(
                new Outcome(SpfResult.TEMPERROR, code, domain, term, detail, Optional.of(reason), Optional.empty()));
    }
}
