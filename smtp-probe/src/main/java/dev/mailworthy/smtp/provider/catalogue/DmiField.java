package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/** Firmware values about a machine (SMBIOS), named after their files in {@code /sys/class/dmi/id}. */
public enum DmiField {
    SYS_VENDOR,
    PRODUCT_NAME,
    /** Readable by root only. */
    PRODUCT_UUID,
    /** Readable by root only. */
    PRODUCT_SERIAL,
    CHASSIS_ASSET_TAG;

    /** The name of its file. */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The field with this file name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the fields
     */
    public static DmiField parse(String file) {
        for (DmiField field : values()) {
            if (field.file().equals(file)) {
                return field;
            }
        }
        throw new IllegalArgumentException("\"" + file
                + "\" is none of sys_vendor, product_name, product_uuid, product_serial, chassis_asset_tag");
    }
}
