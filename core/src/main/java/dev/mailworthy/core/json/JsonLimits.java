package dev.mailworthy.core.json;

/**
 * The limits of one JSON text. RFC 8259 section 9 lets a reader set them.
 *
 * @param characters the most UTF-16 units of the text
 * @param depth how deep objects and arrays may be nested; the outermost object counts 1
 * @param values the most values: members of objects and items of arrays
 * @param digits the most digits in each part of a number: before the point, behind it, and in the exponent
 */
public record JsonLimits(int characters, int depth, int values, int digits) {

    /** For a line of input, and for a report or a record that the user names. */
    public static final JsonLimits USUAL = new JsonLimits(1 << 26, 32, 200_000, 40);
}
