package dev.mailworthy.core.dns.internal.zone;

import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.net.form.MasterText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Reads master files (RFC 1035 section 5). {@code $INCLUDE} is refused, so that a file cannot read other files. */
final class MasterFiles {

    /** A limit, because one line of {@code $GENERATE} can make any number of records. */
    private static final int MAX_RECORDS = 1_000_000;

    /** RDLENGTH has 16 bits (RFC 1035 section 3.2.1). */
    private static final int LARGEST_RDATA = 65_535;

    /** dnsjava names its own source {@code (inputstream)} or {@code <none>} in front of the line number. */
    private static final Pattern POSITION = Pattern.compile("^[^:]*:(\\d+): (.*)$", Pattern.DOTALL);

    /** A byte order mark in UTF-8, one octet a char. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final Pattern ORIGIN = Pattern.compile("^\\$ORIGIN\\s", Pattern.CASE_INSENSITIVE);

    /** The line of an SOA record, with its owner. */
    private static final Pattern SOA = Pattern.compile("^([^\\s;$\"]+)\\s[^;\"]*?\\bSOA\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Types that may stand beside a CNAME record (RFC 4034 sections 3 and 4). */
    private static final Set<Integer> BESIDE_ALIAS = Set.of(Type.RRSIG, Type.NSEC, Type.NXT, Type.SIG, Type.KEY);

    private MasterFiles() {}

    static List<Record> read(String file, String withMark) throws ZoneFileException {
        String text = withMark.startsWith(BYTE_ORDER_MARK) ? withMark.substring(BYTE_ORDER_MARK.length()) : withMark;
        OptionalInt open = unclosed(text);
        if (open.isPresent()) {
            throw new ZoneFileException(file + ":" + open.getAsInt()
                    + ": the parenthesis is not closed, so that the rest of the file would be one record");
        }
        List<Record> records;
        try {
            records = parse(text, origin(file, text));
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(file, text, String.valueOf(e.getMessage()));
        }
        if (records.stream().noneMatch(SOARecord.class::isInstance)) {
            throw new ZoneFileException(file + ": a zone needs an SOA record, and this file has none");
        }
        aliasesAlone(file, text, records);
        return records;
    }

    /** The line of the first parenthesis that stays open to the end (RFC 1035 section 5.1), outside of strings and comments. */
    private static OptionalInt unclosed(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        int line = 1;
        boolean quoted = false;
        boolean comment = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                comment = false;
                quoted = false;
            } else if (comment) {
                continue;
            } else if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ';') {
                comment = true;
            } else if (!quoted && c == '(') {
                open.push(line);
            } else if (!quoted && c == ')' && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.isEmpty() ? OptionalInt.empty() : OptionalInt.of(open.getLast());
    }

    /**
     * The name that relative names of a file belong to until its first {@code $ORIGIN}: the root if it has one, else the owner
     * of the SOA record. A name server takes it from its configuration, which a file does not have.
     */
    private static Name origin(String file, String text) throws ZoneFileException {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (ORIGIN.matcher(lines[i]).find()) {
                return Name.root;
            }
            Matcher soa = SOA.matcher(lines[i]);
            if (soa.find()) {
                if (!soa.group(1).endsWith(".")) {
                    throw new ZoneFileException(
                            file + ":" + (i + 1)
                                    + ": the name of the zone is not known: write a line like \"$ORIGIN example.org.\" in front");
                }
                try {
                    return Name.fromString(soa.group(1));
                } catch (TextParseException e) {
                    throw new ZoneFileException(file + ":" + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        return Name.root;
    }

    /** A name with a CNAME record has no other record, but those of DNSSEC (RFC 1034 section 3.6.2, RFC 4034). */
    private static void aliasesAlone(String file, String text, List<Record> records) throws ZoneFileException {
        Map<Name, Record> aliases = new HashMap<>();
        for (Record record : records) {
            if (record.getType() == Type.CNAME) {
                aliases.putIfAbsent(record.getName(), record);
            }
        }
        for (Record record : records) {
            Record alias = aliases.get(record.getName());
            if (alias != null && !alias.equals(record) && !BESIDE_ALIAS.contains(record.getType())) {
                throw new ZoneFileException(file + line(text, record.getName()) + ": " + record.getName()
                        + " has a CNAME record and a record of type " + Type.string(record.getType())
                        + "; beside a CNAME no other record may be (RFC 1034 section 3.6.2)");
            }
        }
    }

    /** The line of a CNAME record, as far as its owner is written on it. */
    private static String line(String text, Name owner) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split("\\s+", -1);
            String name = words[0].toLowerCase(Locale.ROOT);
            String full = owner.toString().toLowerCase(Locale.ROOT);
            boolean isOwner = !name.isEmpty() && (full.equals(name) || full.startsWith(name + "."));
            if (isOwner && Stream.of(words).anyMatch("CNAME"::equalsIgnoreCase)) {
                return ":" + (i + 1);
            }
        }
        return "";
    }

    private static List<Record> parse(String file, Name origin) throws IOException {
        List<Record> records = new ArrayList<>();
        byte[] octets = escaped(file);
        try (Master master = new Master(new ByteArrayInputStream(octets), origin, 3600)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (records.size() == MAX_RECORDS) {
                    throw new IOException("more than " + MAX_RECORDS + " records");
                }
                if (record instanceof TXTRecord text && octets(text) > LARGEST_RDATA) {
                    throw new IOException("the TXT record of " + record.getName() + " has more than " + LARGEST_RDATA
                            + " octets, which no message can carry");
                }
                records.add(record);
            }
        }
        return records;
    }

    /**
     * The text with each octet above 127 as an escape (RFC 1035 section 5.1), since dnsjava writes such characters of a text in UTF-8. A
     * character up to U+00FF is an octet. Others, which no file of octets has, are octets of UTF-8.
     */
    private static byte[] escaped(String file) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(file.length());
        boolean isEscaped = false;
        for (int i = 0; i < file.length(); i += Character.charCount(file.codePointAt(i))) {
            int c = file.codePointAt(i);
            if (c < 0x80) {
                octets.write(c);
                isEscaped = c == '\\' && !isEscaped;
                continue;
            }
            byte[] each =
                    c <= 0xff ? new byte[] {(byte) c} : Character.toString(c).getBytes(StandardCharsets.UTF_8);
            for (byte octet : each) {
                String number = (isEscaped ? "" : "\\") + (octet & 0xff);
                octets.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
                isEscaped = false;
            }
        }
        return octets.toByteArray();
    }

    /** The octets of a TXT record: each string has one octet more, for its length (RFC 1035 section 3.3). */
    private static int octets(TXTRecord text) {
        return text.getStringsAsByteArrays().stream()
                .mapToInt(octets -> 1 + octets.length)
                .sum();
    }

    private static ZoneFileException malformed(String file, String text, String message) {
        Matcher position = POSITION.matcher(message);
        if (!position.matches()) {
            return new ZoneFileException(file + ": " + message);
        }
        int line = Integer.parseInt(position.group(1));
        String problem = position.group(2);
        int at = failsBefore(text, line, problem) ? line - 1 : line;
        return new ZoneFileException(file + ":" + at + ": " + tooLong(text, at).orElse(problem));
    }

    /** A character-string that is longer than a length octet can say; dnsjava calls it invalid and no more. */
    private static Optional<String> tooLong(String text, int line) {
        return QUOTED.matcher(text.lines().skip(line - 1L).findFirst().orElse(""))
                .results()
                .map(string ->
                        string.group(1).replaceAll("\\\\([0-9]{3}|.)", "x").length())
                .filter(octets -> octets > MasterText.LONGEST_STRING)
                .findFirst()
                .map(octets -> "a string of " + octets + " octets; the limit is " + MasterText.LONGEST_STRING
                        + " (RFC 1035 section 3.3): write it as several strings, \"...\" \"...\"");
    }

    /**
     * Whether the fault is in the line before. If a line ends too early, dnsjava has read past the line break and names the
     * next line.
     */
    private static boolean failsBefore(String text, int line, String problem) {
        try {
            parse(text.lines().limit(line - 1L).collect(Collectors.joining("\n", "", "\n")), Name.root);
            return false;
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).endsWith(": " + problem);
        }
    }
}
