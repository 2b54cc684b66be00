package dev.mailworthy.spf;

import java.util.Optional;

/**
 * An error that ends the whole evaluation, however deep (RFC 7208 section 5: an error inside an include is the result of
 * the topmost check_host). Control flow within this package only.
 */
final class SpfEnd extends RuntimeException {
    private static final long serialVersionUID = 1;

    final SpfResult result;
    final transient SpfCause cause;

    SpfEnd(SpfResult result, String code, String domain, Optional<String> term, String detail) {
        super(detail, null, false, false);
        this.result = result;
        this.cause = new SpfCause(code, domain, term, detail);
    }
}
