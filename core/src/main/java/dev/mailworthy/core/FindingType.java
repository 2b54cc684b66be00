package dev.mailworthy.core;

/**
 * A kind of {@link Finding}. Each module has an enum of these. The code comes from the name of the constant, and is never
 * renamed after a release.
 */
public interface FindingType {

    /** The constant's name, as {@link Enum} gives it. */
    String name();

    /** The stable code, {@code AREA-WHAT} in capitals, for example {@code PTR-MISSING}. */
    default String code() {
        return name().replace('_', '-');
    }

    /** What all findings of this type share. */
    FindingDescription description();

    /** The part of a run that finds it. */
    CheckArea area();

    /** The usual severity. */
    default Severity severity() {
        return description().severity();
    }

    /** A few words, without a final dot. */
    default String title() {
        return description().title();
    }

    /** Why receivers care, and the usual cause. */
    default String explanation() {
        return description().explanation();
    }

    /** The general remedy. */
    default Remedy remedy() {
        return description().remedy();
    }
}
