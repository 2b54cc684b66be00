package dev.mailworthy.smtp.message;

import dev.mailworthy.core.net.DomainName;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as octets (RFC 5322). Line breaks become CR LF, as they were in transit; a file may have LF alone. Only the
 * header is decoded.
 */
public final class MailMessage {

    /** The largest message that is read, in octets. */
    public static final int LARGEST = 10 << 20;

    /** The maximum size of the header, in octets. */
    static final int LARGEST_HEADER = 256 << 10;
    /** The maximum number of header fields. */
    static final int MOST_FIELDS = 1000;

    /** U+FEFF in UTF-8, which editors put at the beginning of a file; it was not in the message. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** Fields that lists and forwarders add. */
    private static final List<String> PASSED_ON =
            List.of("list-post", "x-mailman-version", "resent-from", "x-forwarded-to", "x-forwarded-for", "arc-seal");

    private static final int LONGEST_DATE = 100;

    private static final String SEPARATOR = "\r\n\r\n";

    private final String name;
    private final List<HeaderField> fields;
    private final byte[] body;
    private final int longestLine;

    private MailMessage(String name, List<HeaderField> fields, byte[] body, int longestLine) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.body = body;
        this.longestLine = longestLine;
    }

    /**
     * {@return the message, unchanged}
     *
     * @param name the name of the message in error texts
     * @param octets the message as it was received, with its header
     * @throws MessageException if the message exceeds a limit or has no header
     */
    public static MailMessage read(String name, byte[] octets) throws MessageException {
        if (octets.length > LARGEST) {
            throw new MessageException(name + ": is larger than " + LARGEST + " octets");
        }
        String all = new String(withLineBreaks(octets), StandardCharsets.ISO_8859_1);
        String text = all.startsWith(BYTE_ORDER_MARK) ? all.substring(BYTE_ORDER_MARK.length()) : all;
        String message = text.startsWith("From ") ? text.substring(text.indexOf('\n') + 1) : text;
        int end = message.startsWith("\r\n") ? 0 : message.indexOf(SEPARATOR);
        String header = end < 0 ? message : message.substring(0, end);
        if (header.length() > LARGEST_HEADER) {
            throw new MessageException(name + ": has a header of more than " + LARGEST_HEADER + " octets");
        }
        List<HeaderField> fields = fields(name, header);
        if (fields.isEmpty() || fields.get(0).name().isEmpty()) {
            throw new MessageException(name + ": is no message: it does not begin with a header");
        }
        String body = end < 0 ? "" : message.substring(end + SEPARATOR.length());
        return new MailMessage(
                name.substring(name.lastIndexOf('/') + 1),
                fields,
                body.getBytes(StandardCharsets.ISO_8859_1),
                longestLine(message));
    }

    private static byte[] withLineBreaks(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + (octets.length >> 4));
        int before = -1;
        for (byte octet : octets) {
            if (octet == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(octet);
            before = octet;
        }
        return out.toByteArray();
    }

    private static List<HeaderField> fields(String name, String header) throws MessageException {
        List<HeaderField> fields = new ArrayList<>();
        int start = 0;
        while (start < header.length()) {
            int end = header.indexOf("\r\n", start);
            while (end >= 0 && end + 2 < header.length() && isFold(header.charAt(end + 2))) {
                end = header.indexOf("\r\n", end + 2);
            }
            String raw = end < 0 ? header.substring(start) : header.substring(start, end);
            if (!raw.isEmpty()) {
                fields.add(new HeaderField(raw));
            }
            if (fields.size() > MOST_FIELDS) {
                throw new MessageException(name + ": has more than " + MOST_FIELDS + " header fields");
            }
            start = end < 0 ? header.length() : end + 2;
        }
        return fields;
    }

    private static boolean isFold(char first) {
        return first == ' ' || first == '\t';
    }

    private static int longestLine(String message) {
        int longest = 0;
        int start = 0;
        while (start < message.length()) {
            int end = message.indexOf("\r\n", start);
            int stop = end < 0 ? message.length() : end;
            longest = Math.max(longest, stop - start);
            start = stop + 2;
        }
        return longest;
    }

    /** {@return the name of its file, without the folder} */
    public String name() {
        return name;
    }

    /** {@return the domain of the one address in From; empty when there is not exactly one} */
    public Optional<DomainName> fromDomain() {
        return Mailboxes.single(values("from")).flatMap(Mailboxes::domain);
    }

    /**
     * {@return the domain of Return-Path, which the last server writes; empty without one, or for the null reverse-path} Also
     * empty for a copy that was passed on, whose Return-Path is of the forwarder or the list.
     */
    public Optional<DomainName> returnPathDomain() {
        return passedOn().isPresent() ? Optional.empty() : lastReturnPath();
    }

    private Optional<DomainName> lastReturnPath() {
        return values("return-path").stream().findFirst().flatMap(Mailboxes::returnPath);
    }

    /**
     * {@return whether the copy was passed on by a forwarder or a mailing list, and how that shows: a Return-Path rewritten by
     * SRS, or a Return-Path of a stranger together with fields of lists (RFC 2919), forwarders (RFC 5322 section 3.6.6) or ARC
     * (RFC 8617)}
     */
    public Optional<String> passedOn() {
        String returnPath =
                values("return-path").stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
        if (returnPath.matches("\\s*<?\\s*srs[01][=+-].*")) {
            return Optional.of("its Return-Path was rewritten by SRS");
        }
        Optional<DomainName> last = lastReturnPath();
        boolean foreign = last.isPresent()
                && fromDomain().filter(from -> isApart(from, last.get())).isPresent();
        if (!foreign) {
            return Optional.empty();
        }
        boolean own = signatures().stream()
                .anyMatch(signature -> fromDomain()
                        .filter(from -> !isApart(from, signature.domain()))
                        .isPresent());
        return PASSED_ON.stream()
                .filter(field -> !values(field).isEmpty())
                .filter(field -> own || !field.equals("arc-seal"))
                .findFirst()
                .map(field -> "it has the field " + field + ", and its Return-Path is of " + last.get());
    }

    private static boolean isApart(DomainName one, DomainName other) {
        return !one.isAtOrBelow(other) && !other.isAtOrBelow(one);
    }

    /** When the last server received it, by the topmost Received field (RFC 5321 section 4.4); empty without one. */
    Optional<Instant> receivedAt() {
        return values("received").stream()
                .findFirst()
                .flatMap(field ->
                        date(field.substring(field.lastIndexOf(';') + 1).strip()));
    }

    private static Optional<Instant> date(String text) {
        try {
            return text.length() > LONGEST_DATE
                    ? Optional.empty()
                    : Optional.of(new MailDateFormat().parse(text).toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the address that delivered it to the receiver, by the topmost Received field that a stranger wrote}
     *
     * @param own the receiver's domain, whose own servers are not strangers
     */
    public Optional<Delivery> delivery(DomainName own) {
        return Delivery.in(values("received"), own);
    }

    /**
     * {@return all deliveries to strangers, the last one first: more than one where a stranger passed the message on}
     *
     * @param own the receiver's domain, whose own servers are not strangers
     */
    public List<Delivery> deliveries(DomainName own) {
        return Delivery.all(values("received"), own).toList();
    }

    /** {@return the readable {@link DkimSignature DKIM signatures}, in order} */
    public List<DkimSignature> signatures() {
        return fields("dkim-signature").stream()
                .flatMap(field -> DkimSignature.parse(field.value()).stream())
                .toList();
    }

    List<HeaderField> fields() {
        return fields;
    }

    List<HeaderField> fields(String fieldName) {
        String wanted = fieldName.toLowerCase(Locale.ROOT);
        return fields.stream().filter(field -> field.name().equals(wanted)).toList();
    }

    /**
     * {@return the values of all header fields with a name, unfolded and otherwise as received: one character is one octet}
     *
     * @param fieldName in upper or lower case
     */
    public List<String> values(String fieldName) {
        return fields(fieldName).stream().map(HeaderField::unfolded).toList();
    }

    /**
     * {@return the domains of the addresses in all header fields with a name}
     *
     * @param fieldName for example {@code To}
     */
    public List<DomainName> domains(String fieldName) {
        return values(fieldName).stream()
                .flatMap(value -> Mailboxes.of(value).stream())
                .filter(address -> address.getAddress() != null)
                .flatMap(address -> Mailboxes.domain(address.getAddress()).stream())
                .distinct()
                .toList();
    }

    byte[] body() {
        return body;
    }

    /** The length of the longest line in octets, without its line break. */
    int longestLine() {
        return longestLine;
    }
}
