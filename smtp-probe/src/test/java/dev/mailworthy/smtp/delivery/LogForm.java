package dev.mailworthy.smtp.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A way to write a line of a log. */
enum LogForm {
    TRADITIONAL {
        @Override
        String line(Instant time, String host, String program, String text) {
            ZonedDateTime local = time.atZone(ZONE);
            String day = String.format("%2d", local.getDayOfMonth());
            return MONTH.format(local) + " " + day + " " + CLOCK.format(local) + " " + host + " " + program + "[4711]: "
                    + text;
        }
    },
    RFC3339 {
        @Override
        String line(Instant time, String host, String program, String text) {
            return ISO.format(time.atOffset(ZoneOffset.ofHours(-5))) + " " + host + " " + program + "[4711]: " + text;
        }
    },
    RFC5424 {
        @Override
        String line(Instant time, String host, String program, String text) {
            return "<22>1 " + time + " " + host + " " + program + " 4711 - [meta x=\"a]b\\\"c\"] " + text;
        }
    },
    JOURNAL {
        @Override
        String line(Instant time, String host, String program, String text) {
            return "{\"__CURSOR\":\"s=1,\\\"x\",\"_PID\":\"4711\",\"MESSAGE\":\""
                    + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"_SOURCE\":[1,2],\"SYSLOG_IDENTIFIER\":\""
                    + program + "\",\"_HOSTNAME\":\"" + host + "\",\"__REALTIME_TIMESTAMP\":\""
                    + time.toEpochMilli() * 1000 + "\"}";
        }
    },
    /** The journal's export form, with the message as text or as octets. */
    EXPORT {
        @Override
        String line(Instant time, String host, String program, String text) {
            String head = "__CURSOR=s=1\n__REALTIME_TIMESTAMP=" + time.toEpochMilli() * 1000 + "\nBLOB\n" + length(5)
                    + "a\n\n=b\n_HOSTNAME=" + host + "\nSYSLOG_IDENTIFIER=" + program + "\n";
            String message = time.getEpochSecond() % 2 == 0
                    ? "MESSAGE=" + text + "\n"
                    : "MESSAGE\n" + length(text.length()) + text + "\n";
            return head + message + "_PID=4711\n";
        }

        private String length(int octets) {
            return (char) (octets & 0xFF) + "" + (char) (octets >>> 8) + "\0\0\0\0\0\0";
        }
    },
    /** Exim's own log, which names neither host nor program. */
    PLAIN {
        @Override
        String line(Instant time, String host, String program, String text) {
            return OWN.format(time.atZone(ZONE)) + (time.getEpochSecond() % 2 == 0 ? " [4711] " : " ") + text;
        }
    },
    /** The text alone, which holds the time. */
    RECORD {
        @Override
        String line(Instant time, String host, String program, String text) {
            return text;
        }
    };

    /** The forms that name a program. */
    static final List<LogForm> NAMED = List.of(TRADITIONAL, RFC3339, RFC5424, JOURNAL, EXPORT);

    /** Without summer time, in which one hour of a traditional log cannot be told from the next. */
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    abstract String line(Instant time, String host, String program, String text);
}
