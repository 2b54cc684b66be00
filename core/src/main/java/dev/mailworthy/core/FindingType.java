package dev.mailworthy.core;

/**
 * A kind of {@link Finding}. Each module has an enum of these. The code comes from the name of the constant, and is never
 * renamed after a release.
 */
public interface FindingType {

    /** {@return the constant's name, as {@link Enum} gives it} */
    String name();

    /** {@return the stable code, {@code AREA-WHAT} in capitals, for example {@code PTR-MISSING}} */
    default String code() {
        return name().replace('_', '-');
    }

    /** {@return what all findings of this type share} */
    FindingDescription description();

    /** {@return the part of a run that finds it} */
    CheckArea area();

    /** {@return the usual severity} */
    default Severity severity() {
        return description().severity();
    }

    /** {@return a few words, without a final dot} */
    default String title() {
        return description().title();
    }

    /** {@return why receivers care, and the usual cause} */
    default String explanation() {
        return description().explanation();
    }

    /** {@return the general remedy} */
    default Remedy remedy() {
        return description().remedy();
    }
}
