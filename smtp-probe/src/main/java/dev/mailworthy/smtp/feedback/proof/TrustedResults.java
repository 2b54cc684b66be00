package dev.mailworthy.smtp.feedback.proof;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.message.MailMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Authentication-Results of servers that the user trusts (RFC 8601). Of each such server only the topmost field counts: its server
 * wrote that one last. The server must remove such fields from incoming mail (section 5), or the sender can forge them.
 */
final class TrustedResults {

    private static final int LONGEST = 16_384;
    private static final int MOST_WORDS = 1000;

    private TrustedResults() {}

    /** The domain in From for which a trusted server saw DMARC pass. */
    static Optional<DomainName> dmarcPass(MailMessage mail, Set<String> trusted) {
        return mail.values("authentication-results").stream()
                .filter(value -> value.length() <= LONGEST)
                .map(TrustedResults::words)
                .filter(words -> !words.isEmpty() && trusted.contains(AsciiCase.lower(words.get(0))))
                .findFirst()
                .flatMap(TrustedResults::passed);
    }

    /** Looks for {@code ; dmarc=pass ... header.from=DOMAIN} in one result. */
    private static Optional<DomainName> passed(List<String> words) {
        boolean isPass = false;
        for (int i = 1; i < words.size(); i++) {
            String word = AsciiCase.lower(words.get(i));
            if (word.equals(";")) {
                isPass = false;
            } else if (words.get(i - 1).equals(";")) {
                isPass = word.equals("dmarc=pass");
            } else if (isPass && word.startsWith("header.from=")) {
                return DomainName.ofOctets(word.substring("header.from=".length()));
            }
        }
        return Optional.empty();
    }

    /** Words and semicolons, without comments. Spaces around an equals sign are left out, and so are quotes. */
    static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int comments = 0;
        boolean isQuoted = false;
        for (int i = 0; i < value.length() && words.size() < MOST_WORDS; i++) {
            char c = value.charAt(i);
            if (c == '\\' && (isQuoted || comments > 0)) {
                i++;
                if (isQuoted && i < value.length()) {
                    word.append(value.charAt(i));
                }
            } else if (c == '"' && comments == 0) {
                isQuoted = !isQuoted;
            } else if (isQuoted) {
                word.append(c);
            } else if (c == '(') {
                comments++;
            } else if (c == ')' && comments > 0) {
                comments--;
            } else if (comments == 0) {
                next(c, word, words);
            }
        }
        end(word, words);
        return words;
    }

    private static void next(char c, StringBuilder word, List<String> words) {
        if (c == ';') {
            end(word, words);
            words.add(";");
        } else if (c == '=' && word.length() == 0 && !words.isEmpty()) {
            word.append(words.remove(words.size() - 1)).append('=');
        } else if (!Character.isWhitespace(c)) {
            word.append(c);
        } else if (word.length() > 0 && word.charAt(word.length() - 1) != '=') {
            end(word, words);
        }
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
