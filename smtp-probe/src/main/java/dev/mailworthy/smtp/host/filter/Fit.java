package dev.mailworthy.smtp.host.filter;

/** Whether a condition of a rule fits a packet. */
enum Fit {
    NO,
    /** It depends on something that is not known here. */
    UNKNOWN,
    /** It depends on the socket's owner: user, group, control group or mark. */
    BY_USER,
    YES;

    static Fit of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Both must fit. A condition that does not fit decides. */
    Fit and(Fit other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** One must fit. A condition that fits decides. */
    Fit or(Fit other) {
        if (this == YES || other == YES) {
            return YES;
        }
        if (this == NO) {
            return other;
        }
        return other == NO ? this : and(other);
    }

    Fit negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            default -> this;
        };
    }
}
