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

    /** How much it matters unless the circumstances say otherwise. */
    Severity severity();

    /** What it is, in a few words. */
    String title();

    /** Why receivers care and what usually causes it: one to three sentences, with the RFC where there is one. */
    String explanation();

    /** What to do about it in general, and who does it. */
    Remedy remedy();
}
