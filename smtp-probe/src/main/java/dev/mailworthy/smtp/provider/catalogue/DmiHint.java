package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/**
 * A DMI value that a provider's machines show. Capitals do not matter.
 *
 * @param value the whole value, or its beginning with {@code *} after it
 * @param reach whether others show it too
 */
public record DmiHint(DmiField field, String value, Reach reach) {

    public DmiHint {
        if (value.isBlank() || value.equals("*")) {
            throw new IllegalArgumentException("an empty value would match every machine");
        }
    }

    /** Which machines show a value. */
    public enum Reach {
        OWN,
        /** Other providers' machines show it too, such as the name of a hypervisor that everyone can run. */
        SHARED
    }

    public boolean matches(String seen) {
        String own = value.toLowerCase(Locale.ROOT);
        String other = seen.toLowerCase(Locale.ROOT);
        return own.endsWith("*") ? other.startsWith(own.substring(0, own.length() - 1)) : other.equals(own);
    }
}
