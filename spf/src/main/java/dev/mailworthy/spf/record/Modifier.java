package dev.mailworthy.spf.record;

import java.util.Optional;
import java.util.Set;

/** Modifiers (RFC 7208 section 6) and those of RFC 6652 section 3. */
public sealed interface Modifier extends Term {

    /**
     * {@code redirect=} (section 6.1).
     *
     * @param domain the name whose record takes over
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record Redirect(MacroString domain, Span span, String source) implements Modifier {}

    /**
     * {@code exp=} (section 6.2).
     *
     * @param domain the name of the TXT record with the explanation
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record Explanation(MacroString domain, Span span, String source) implements Modifier {}

    /**
     * {@code ra=}: the local-part of the address for failure reports; its domain is the checked one.
     *
     * @param localPart the part before the at sign
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record ReportAddress(String localPart, Span span, String source) implements Modifier {}

    /**
     * {@code rp=}: the percentage of failures to report.
     *
     * @param percent 0 to 100
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record ReportPercentage(int percent, Span span, String source) implements Modifier {}

    /**
     * {@code rr=}: the results to report.
     *
     * @param on the results that are named
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record RequestedReports(Set<ReportOn> on, Span span, String source) implements Modifier {
        public RequestedReports {
            on = Set.copyOf(on);
        }
    }

    /**
     * Any other modifier. check_host() ignores it, whatever its name is (section 6).
     *
     * @param name of the modifier, as published
     * @param value empty for a report modifier of RFC 6652 with a useless value, which is ignored too
     * @param span the place in the record's text
     * @param source the text of the whole record
     */
    record Unknown(String name, Optional<MacroString> value, Span span, String source) implements Modifier {}

    /** The result classes of {@code rr=}. */
    enum ReportOn {
        /** {@code rr=all}: every result but pass (RFC 6652 section 3). */
        ALL("all"),
        /** {@code rr=e}: temperror and permerror. */
        ERROR("e"),
        /** {@code rr=f}: results fail. */
        FAIL("f"),
        /** {@code rr=s}: results softfail. */
        SOFTFAIL("s"),
        /** {@code rr=n}: results neutral and none. */
        NEUTRAL("n");

        private final String token;

        ReportOn(String token) {
            this.token = token;
        }

        /** {@return the text in a {@link SpfRecord record}} */
        public String token() {
            return token;
        }
    }
}
