package dev.mailworthy.smtp.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Limits the headers of a message, and of the parts of a multipart (RFC 2046 section 5.1.1), before Jakarta Mail builds
 * objects from them.
 */
public final class HeaderBounds {

    /** The maximum size of a message's header, in octets. */
    public static final int LARGEST_HEADER = 256 << 10;
    /** The maximum size of the headers of all parts of one multipart, in octets. */
    static final int LARGEST_HEADERS = 1 << 20;
    /** The maximum number of parts in one multipart. */
    static final int MOST_PARTS = 200;
    /** The maximum length of a boundary. RFC 2046 allows 70; much longer ones make the search slow. */
    static final int LONGEST_BOUNDARY = 200;

    private final byte[] delimiter;
    private boolean inHeader;
    private int headerOctets;
    private int parts;

    private HeaderBounds(String delimiter, boolean inHeader) {
        this.delimiter = delimiter.getBytes(StandardCharsets.ISO_8859_1);
        this.inHeader = inHeader;
    }

    /** @throws PartLimit if the header at the beginning is too large */
    public static void checkMessage(InputStream message) throws IOException {
        HeaderBounds bounds = new HeaderBounds("", true);
        try (InputStream in = new BufferedInputStream(message)) {
            bounds.scan(in, LARGEST_HEADER);
        }
    }

    /** @throws PartLimit if there are too many parts, or if their headers are too large */
    public static void checkMultipart(InputStream body, String boundary) throws IOException {
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new PartLimit("has a multipart boundary of " + boundary.length() + " characters");
        }
        HeaderBounds bounds = new HeaderBounds("--" + boundary, false);
        try (InputStream in = new BufferedInputStream(body)) {
            bounds.scan(in, LARGEST_HEADERS);
        }
    }

    /**
     * A line ends at LF. A line of CRs alone is empty. Jakarta Mail never finds the end of a header later than this
     * method.
     */
    private void scan(InputStream in, int largest) throws IOException {
        boolean empty = true;
        int matched = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (inHeader && ++headerOctets > largest) {
                throw new PartLimit("has a header of more than " + largest + " octets");
            }
            if (octet == '\n' || octet == '\r') {
                if (octet == '\n') {
                    inHeader &= !empty;
                    empty = true;
                }
                matched = 0;
                continue;
            }
            empty = false;
            matched =
                    matched >= 0 && matched < delimiter.length && delimiter[matched] == (byte) octet ? matched + 1 : -1;
            if (matched > 0 && matched == delimiter.length) {
                begin();
                matched = -1;
            }
            if (delimiter.length == 0 && !inHeader) {
                return;
            }
        }
    }

    private void begin() throws PartLimit {
        inHeader = true;
        if (++parts > MOST_PARTS) {
            throw new PartLimit("has a multipart of more than " + MOST_PARTS + " parts");
        }
    }
}
