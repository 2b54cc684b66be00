package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.smtp.feedback.report.OddityKind;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/**
 * The text of an aggregate report that is not well-formed XML, repaired while it is read. Only tags of known elements are tags:
 * every other {@code <} becomes {@code &lt;}, for example in {@code <email><me@example.org></email>} and in an unclosed
 * {@code <xs:schema>}. Every {@code &} without an entity of XML becomes {@code &amp;}, and control characters become U+FFFD.
 */
final class RepairedText extends Reader {

    /** All elements of RFC 7489 appendix C and RFC 9990 appendix A, with those of older drafts. */
    private static final Set<String> ELEMENTS = Set.of(
            ("feedback version report_metadata org_name email extra_contact_info report_id date_range begin end error generator"
                            + " policy_published domain version_published adkim aspf p sp np psd pct t testing fo"
                            + " discovery_method record row source_ip count policy_evaluated disposition dkim spf reason type"
                            + " comment identifiers identities envelope_to envelope_from header_from auth_results selector"
                            + " result human_result scope extensions extension data")
                    .split(" "));

    private static final Set<String> ENTITIES = Set.of("amp;", "lt;", "gt;", "quot;", "apos;");

    /** The longest tag or entity that is looked at. */
    private static final int LOOK = 512;

    private static final int BLOCK = 8192;

    private final Reader text;
    private final OddityCount oddities;
    private final char[] block = new char[BLOCK + LOOK];
    private int from;
    private int to;
    private boolean isAtEnd;
    private String pending = "";

    RepairedText(Reader text, OddityCount oddities) {
        this.text = text;
        this.oddities = oddities;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int next = next();
            if (next < 0) {
                break;
            }
            target[offset + written++] = (char) next;
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    private int next() throws IOException {
        if (!pending.isEmpty()) {
            char first = pending.charAt(0);
            pending = pending.substring(1);
            return first;
        }
        fill();
        if (from == to) {
            return -1;
        }
        char c = block[from++];
        if (c == '<' && !isTag()) {
            pending = "lt;";
            return '&';
        }
        if (c == '&' && !isEntity()) {
            pending = "amp;";
            return '&';
        }
        if (!isAllowed(c) || c == '\uFFFD') {
            oddities.note(OddityKind.BAD_OCTETS, "feedback");
            return '\uFFFD';
        }
        return c;
    }

    /** Whether XML 1.0 allows the character. Halves of pairs pass; a lone one ends the reading as an error. */
    private static boolean isAllowed(char c) {
        return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Keeps at least {@value #LOOK} characters in view, except at the end. */
    private void fill() throws IOException {
        if (isAtEnd || to - from >= LOOK) {
            return;
        }
        System.arraycopy(block, from, block, 0, to - from);
        to -= from;
        from = 0;
        while (to < block.length && !isAtEnd) {
            int read = text.read(block, to, block.length - to);
            isAtEnd = read < 0;
            to += Math.max(0, read);
        }
    }

    /** Whether a tag of a known element begins before the position, or a comment, a declaration or CDATA. */
    private boolean isTag() {
        if (begins("!--") || begins("?xml") || begins("![CDATA[") || begins("!DOCTYPE")) {
            return true;
        }
        int at = from < to && block[from] == '/' ? from + 1 : from;
        int start = at;
        while (at < to && (Character.isLetterOrDigit(block[at]) || block[at] == '_' || block[at] == ':')) {
            at++;
        }
        String name = new String(block, start, at - start);
        boolean isKnown = ELEMENTS.contains(name.substring(name.indexOf(':') + 1)) && !name.startsWith("xs:");
        return isKnown && at < to && closes(at);
    }

    /** Whether the tag ends before another one begins. */
    private boolean closes(int after) {
        if (!(block[after] == '>' || block[after] == '/' || Character.isWhitespace(block[after]))) {
            return false;
        }
        for (int i = after; i < to; i++) {
            if (block[i] == '>') {
                return true;
            }
            if (block[i] == '<') {
                return false;
            }
        }
        return false;
    }

    private boolean begins(String word) {
        return from + word.length() <= to && new String(block, from, word.length()).equals(word);
    }

    private boolean isEntity() {
        int end = from;
        while (end < to && end - from < 10 && block[end] != ';') {
            end++;
        }
        if (end == to || block[end] != ';') {
            return false;
        }
        String entity = new String(block, from, end - from + 1);
        return ENTITIES.contains(entity) || isCharacter(entity);
    }

    /** Whether it is a reference to a character that XML allows, such as {@code #38;} and {@code #x26;}. */
    private static boolean isCharacter(String entity) {
        if (!entity.matches("#(?:[0-9]{1,7}|x[0-9A-Fa-f]{1,6});")) {
            return false;
        }
        String digits = entity.substring(entity.startsWith("#x") ? 2 : 1, entity.length() - 1);
        int point = Integer.parseInt(digits, entity.startsWith("#x") ? 16 : 10);
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= ' ' && point < 0xD800
                || point > 0xDFFF && point < 0xFFFE
                || point > 0xFFFF && point <= 0x10FFFF;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
