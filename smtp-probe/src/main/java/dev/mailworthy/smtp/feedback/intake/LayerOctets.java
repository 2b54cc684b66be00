package dev.mailworthy.smtp.feedback.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content that can be read several times. */
@FunctionalInterface
public interface LayerOctets {

    InputStream open() throws IOException;

    static LayerOctets of(byte[] octets) {
        return () -> new ByteArrayInputStream(octets);
    }

    /** The first octets. */
    default byte[] head(int most) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        }
    }
}
