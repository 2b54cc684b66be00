package dev.mailworthy.spf;

import java.util.Optional;

/**
 * The {@link SpfCheck checks} of one SMTP session.
 *
 * @param helo the check of the HELO name, which comes first
 * @param mailFrom empty for the null reverse-path, or if HELO's fail decided
 */
public record SpfSession(SpfCheck helo, Optional<SpfCheck> mailFrom) {

    /** {@return the check whose result counts: MAIL FROM's, if there is one} */
    public SpfCheck deciding() {
        return mailFrom.orElse(helo);
    }
}
