package dev.mailworthy.smtp.feedback.standing;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.time.LocalDate;

/**
 * One figure of Postmaster Tools v2. Small senders get none.
 *
 * @param domain that the figure is about
 * @param day that it covers; absent if it covers the whole period of the question
 * @param metric for example {@code SPAM_RATE}, {@code AUTH_SUCCESS_RATE}; safe to print
 * @param name the name that the question gave the metric, safe to print
 * @param value a share from 0 to 1, or a number
 * @param text the value of a figure that is no number, safe to print
 */
public record PostmasterFigure(
        ReportField<DomainName> domain,
        ReportField<LocalDate> day,
        ReportField<String> metric,
        ReportField<String> name,
        ReportField<Double> value,
        ReportField<String> text) {}
