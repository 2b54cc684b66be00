package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.net.DomainName;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of host names: {@code *} matches any characters, {@code ?} matches one. */
record HostPattern(String written, Pattern pattern) {

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
        return new HostPattern(written, Pattern.compile(regex));
    }

    boolean matches(DomainName host) {
        return pattern.matcher(host.toString()).matches();
    }
}
