package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/**
 * A DMI value of a provider's machines, in any case.
 *
 * @param value the whole value, or its beginning followed by {@code *}
 * @param reach whether other providers' machines show it too
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
        /** Other providers' machines show it too, such as the name of a common hypervisor. */
        SHARED
    }

    /** Whether a DMI value matches; case is ignored. */
    public boolean matches(String seen) {
        String own = value.toLowerCase(Locale.ROOT);
        String other = seen.toLowerCase(Locale.ROOT);
        return own.endsWith("*") ? other.startsWith(own.substring(0, own.length() - 1)) : other.equals(own);
    }
}
