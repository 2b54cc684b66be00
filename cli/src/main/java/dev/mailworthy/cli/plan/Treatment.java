package dev.mailworthy.cli.plan;

import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfFinding;
import java.util.Set;

/** How a plan treats a kind of finding. */
public enum Treatment {
    /** The plan proposes a record. If it can make or prove none, the remedies of the finding are steps. */
    RECORD,
    /** The remedies of the finding are steps of the {@link FixPlan plan}. */
    STEP,
    /** The {@link FixPlan plan} names the finding without a step, because delivery does not depend on it. */
    OPTIONAL,
    /** The {@link FixPlan plan} leaves the finding out, because nothing has to be done. */
    NOTHING;

    private static final Set<FindingType> RECORDS = Set.of(
            PostureFinding.MX_MISSING,
            PostureFinding.MX_NULL,
            PostureFinding.MX_DANGLING,
            PostureFinding.MX_ALIAS,
            PostureFinding.MX_NOT_ROUTED,
            PostureFinding.DOMAIN_UNREACHABLE,
            PostureFinding.PTR_MISSING,
            PostureFinding.PTR_UNCONFIRMED,
            PostureFinding.PTR_SEVERAL,
            PostureFinding.PTR_GENERIC,
            PostureFinding.EHLO_NO_ADDRESS,
            PostureFinding.EHLO_UNCONFIRMED,
            PostureFinding.ADDRESS_DRIFT_EHLO,
            PostureFinding.ADDRESS_DRIFT_PTR,
            PostureFinding.ADDRESS_DRIFT_SPF,
            PostureFinding.DMARC_MISSING,
            PostureFinding.DMARC_SEVERAL,
            PostureFinding.DMARC_MALFORMED,
            PostureFinding.DMARC_UNKNOWN_TAG,
            PostureFinding.DMARC_OLD_TAG,
            PostureFinding.DMARC_NO_REPORTS,
            PostureFinding.MTA_STS_MALFORMED,
            PostureFinding.TLS_RPT_MISSING,
            PostureFinding.TLS_RPT_MALFORMED,
            SpfFinding.SPF_MISSING,
            SpfFinding.SPF_FAIL,
            SpfFinding.SPF_SOFTFAIL,
            SpfFinding.SPF_NEUTRAL,
            SpfFinding.SPF_PERMERROR,
            SpfFinding.SPF_SYNTAX,
            SpfFinding.SPF_NO_ALL,
            SpfFinding.SPF_PASS_ALL,
            SpfFinding.SPF_REDIRECT_WITH_ALL,
            SpfFinding.SPF_AFTER_ALL,
            SpfFinding.SPF_DUPLICATE,
            SpfFinding.SPF_CONTAINED,
            SpfFinding.SPF_HOST_BITS,
            SpfFinding.SPF_TERM_BUDGET,
            SpfFinding.SPF_VOID_BUDGET,
            SpfFinding.SPF_REPORT_WITHOUT_ADDRESS);

    /** Findings about other operators, and matters of taste. */
    private static final Set<FindingType> IDLE =
            Set.of(SpfFinding.SPF_SHARED, SpfFinding.SPF_REPORT_ADDRESS, SpfFinding.SPF_SENDER_MACRO);

    public static Treatment of(FindingType type) {
        if (RECORDS.contains(type)) {
            return RECORD;
        }
        if (IDLE.contains(type)) {
            return NOTHING;
        }
        return type.severity() == Severity.INFO ? OPTIONAL : STEP;
    }
}
