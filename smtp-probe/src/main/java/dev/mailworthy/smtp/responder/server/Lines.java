package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.util.Optional;

/** Joins octets to lines, and gives up a line that is too long. */
final class Lines {

    private final StringBuilder line = new StringBuilder();
    private boolean overlong;

    /** Takes one octet. Gives a complete line without its line break, one octet a character. */
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
