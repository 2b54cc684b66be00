package dev.mailworthy.core;

/**
 * A kind of finding. Each module has one enum of these; the code is derived from the constant's name and is never
 * renamed once released.
 */
public interface FindingType {

    /** The constant's name, as {@link Enum} gives it. */
    String name();

    /** The stable code, {@code AREA-WHAT} in capitals, for example {@code PTR-MISSING}. */
    default String code() {
        return name().replace('_', '-');
    }

    /** What holds for every finding of this kind. */
    FindingDescription description();

    /** The part of a run that finds it. */
    CheckArea area();

    /** How much it matters unless the circumstances say otherwise. */
    default Severity severity() {
        return description().severity();
    }

    /** What it is, in a few words. */
    default String title() {
        return description().title();
    }

    /** Why receivers care and what usually causes it. */
    default String explanation() {
        return description().explanation();
    }

    /** What to do about it in general, and who does it. */
    default Remedy remedy() {
        return description().remedy();
    }
}
