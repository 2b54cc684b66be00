package dev.mailworthy.spf.record;

import java.util.Optional;
import java.util.Set;

/** Modifiers (RFC 7208 section 6) and those of RFC 6652 section 3. */
public sealed interface Modifier extends Term {

    record Redirect(MacroString domain, Span span, String source) implements Modifier {}

    record Explanation(MacroString domain, Span span, String source) implements Modifier {}

    /** {@code ra=}: the local-part of the address that failure reports go to, at the domain that was checked. */
    record ReportAddress(String localPart, Span span, String source) implements Modifier {}

    /** {@code rp=}: how many of a hundred failures are to be reported. */
    record ReportPercentage(int percent, Span span, String source) implements Modifier {}

    /** {@code rr=}: which results are to be reported. */
    record RequestedReports(Set<ReportOn> on, Span span, String source) implements Modifier {
        public RequestedReports {
            on = Set.copyOf(on);
        }
    }

    /**
     * Any other: ignored by check_host(), whatever it is called (section 6).
     *
     * @param value empty for a report modifier of RFC 6652 whose value cannot be used, which is ignored too
     */
    record Unknown(String name, Optional<MacroString> value, Span span, String source) implements Modifier {}

    /** The result classes of {@code rr=}. */
    enum ReportOn {
        ALL("all"),
        ERROR("e"),
        FAIL("f"),
        SOFTFAIL("s"),
        NEUTRAL("n");

        private final String token;

        ReportOn(String token) {
            this.token = token;
        }

        /** How it is written in a record. */
        public String token() {
            return token;
        }
    }
}
