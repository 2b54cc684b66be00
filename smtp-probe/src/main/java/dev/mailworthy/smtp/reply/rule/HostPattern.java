package dev.mailworthy.smtp.reply.rule;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of host names: {@code *} matches any characters, {@code ?} matches one.
 *
 * @param suffix what follows the last of these
 */
record HostPattern(String written, String suffix, Pattern pattern) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9.?*-]{1,253}");
    private static final int MOST_STARS = 2;

    /** @throws IllegalArgumentException for more than two stars, or for characters that host names do not have */
    static HostPattern parse(String written) {
        if (!FORM.matcher(written).matches()
                || written.chars().filter(c -> c == '*').count() > MOST_STARS) {
            throw new IllegalArgumentException("\"" + written + "\" is no pattern of host names");
        }
        String regex = written.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        int last = Math.max(written.lastIndexOf('*'), written.lastIndexOf('?'));
        return new HostPattern(written, written.substring(last + 1), Pattern.compile(regex));
    }

    /** @param host in small letters */
    boolean matches(String host) {
        return host.endsWith(suffix) && pattern.matcher(host).matches();
    }
}
