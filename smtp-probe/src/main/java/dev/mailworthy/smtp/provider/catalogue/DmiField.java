package dev.mailworthy.smtp.provider.catalogue;

import java.util.Locale;

/** Firmware values about a machine (SMBIOS), named after their files in {@code /sys/class/dmi/id}. */
public enum DmiField {
    /** The maker of the machine. */
    SYS_VENDOR,
    /** The name of the model. */
    PRODUCT_NAME,
    /** Readable by root only. */
    PRODUCT_UUID,
    /** Readable by root only. */
    PRODUCT_SERIAL,
    /** A text that the maker or the provider sets. */
    CHASSIS_ASSET_TAG;

    /** {@return the name of its file} */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the field with this file name}
     *
     * @param file a file name without its folder
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
