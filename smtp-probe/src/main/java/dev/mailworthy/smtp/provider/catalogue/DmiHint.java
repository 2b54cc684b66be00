package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/**
 * A DMI value of a provider's machines, in any case.
 *
 * @param field of the firmware
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
        /** Only this provider's machines show it. */
        OWN,
        /** Other providers' machines show it too, such as the name of a common hypervisor. */
        SHARED
    }

    /**
     * {@return whether a DMI value matches; case is ignored}
     *
     * @param seen the value on this machine
     */
    public boolean matches(String seen) {
        String own = value.toLowerCase(Locale.ROOT);
        String other = seen.toLowerCase(Locale.ROOT);
        return own.endsWith("*") ? other.startsWith(own.substring(0, own.length() - 1)) : other.equals(own);
    }
}
