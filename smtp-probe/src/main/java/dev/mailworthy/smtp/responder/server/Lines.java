package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.util.Optional;

/** Puts octets together to lines; a line that does not end is given up. */
final class Lines {

    private final StringBuilder line = new StringBuilder();
    private boolean overlong;

    /** Takes one octet; the line without its break when it is complete, each character one octet. */
    Optional<String> take(byte octet) {
        if (octet == '\n') {
            int end = line.length();
            String text = end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            line.setLength(0);
            return Optional.of(text);
        }
        if (line.length() >= ResponderLimits.LONGEST_LINE) {
            overlong = true;
        } else {
            line.append((char) (octet & 0xFF));
        }
        return Optional.empty();
    }

    boolean isOverlong() {
        return overlong;
    }
}
