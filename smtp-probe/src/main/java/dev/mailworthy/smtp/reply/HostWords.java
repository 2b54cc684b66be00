package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.net.DomainName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of the server in logs, sessions and delivery reports. */
final class HostWords {

    private static final int MOST = 8;
    /** The forms of Postfix, Exim, Sendmail, OpenSMTPD, Exchange and RFC 3464 section 2.3.5. */
    private static final Pattern HOST = Pattern.compile(
            "(?:\\bhost |\\bconnect to |\\bwith |\\brelay=(?:\"[0-9a-f.:]{0,45} \\()?|\\bH=|\\bServer at |\\bdns; ?)"
                    + "([A-Za-z0-9][A-Za-z0-9._-]{1,252})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BANNER = Pattern.compile(
            "(?m)^[ \\t]{0,40}(?:(?:<-{0,2}|<{2,3}|S:|SMTP<<)[ \\t]{0,8})?220[ -](([A-Za-z0-9][A-Za-z0-9._-]{1,252})\\b.{0,512})");

    private HostWords() {}

    static ReceiverHints in(String pasted) {
        String text =
                pasted.length() > SmtpReply.LONGEST_PASTED ? pasted.substring(0, SmtpReply.LONGEST_PASTED) : pasted;
        Set<DomainName> hosts = new LinkedHashSet<>();
        Matcher banner = BANNER.matcher(text);
        Optional<String> greeting =
                text.contains("220") && banner.find() ? Optional.of(banner.group(1)) : Optional.empty();
        if (greeting.isPresent()) {
            host(banner.group(2)).ifPresent(hosts::add);
        }
        HOST.matcher(text)
                .results()
                .flatMap(found -> host(found.group(1)).stream())
                .limit(MOST)
                .forEach(hosts::add);
        return new ReceiverHints(List.copyOf(hosts), greeting);
    }

    /** A host name: it has a dot, and its last label is not a number. */
    private static Optional<DomainName> host(String word) {
        String name = word.replaceAll("[._-]+$", "");
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.substring(dot + 1).chars().allMatch(Character::isDigit)
                ? Optional.empty()
                : DomainName.ofOctets(name);
    }
}
