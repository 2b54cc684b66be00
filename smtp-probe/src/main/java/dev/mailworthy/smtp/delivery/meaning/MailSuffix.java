package dev.mailworthy.smtp.delivery.meaning;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The end of a server's name that stands for its operator: two labels, or three below a suffix such as {@code co.uk}. It only names
 * a group of servers; no decision about DNS follows from it.
 */
final class MailSuffix {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]{0,250}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "co", "com", "edu", "gob", "gov", "gouv", "id", "ltd", "mil", "ne", "net", "nom", "or", "org", "plc",
            "sch");

    private MailSuffix() {}

    /** Empty for what is no host name of at least two labels. */
    static Optional<String> of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        int last = name.lastIndexOf('.');
        if (last <= 0 || NUMBER.matcher(name.substring(last + 1)).matches()) {
            return Optional.empty();
        }
        int second = name.lastIndexOf('.', last - 1);
        boolean isCountry = name.length() - last == 3;
        if (second > 0 && isCountry && SECOND_LEVEL.contains(name.substring(second + 1, last))) {
            second = name.lastIndexOf('.', second - 1);
        }
        return Optional.of(name.substring(second + 1));
    }
}
