package dev.mailworthy.smtp.feedback.standing;

/**
 * A share of complaints as an interval: SNDS writes {@code < 0.1%} and {@code 0.3%}.
 *
 * @param least in percent, included
 * @param most in percent; excluded if it is more than {@code least}
 */
public record ComplaintShare(double least, double most) {}
