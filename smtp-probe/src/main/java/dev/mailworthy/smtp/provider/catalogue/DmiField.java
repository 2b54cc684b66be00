package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/** Values that firmware states about a machine (SMBIOS), by the names of their files in {@code /sys/class/dmi/id}. */
public enum DmiField {
    SYS_VENDOR,
    PRODUCT_NAME,
    /** Readable by root only. */
    PRODUCT_UUID,
    /** Readable by root only. */
    PRODUCT_SERIAL,
    CHASSIS_ASSET_TAG;

    /** The file's name. */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The field of a file name.
     *
     * @throws IllegalArgumentException naming those that exist
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
