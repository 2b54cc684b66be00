package dev.mailworthy.smtp.peer;

import java.util.Locale;

/** Domains with one receiver each. The receiver has an address of its own, and listens there on port 25. */
enum ScriptedReceiver {
    PLAIN(10),
    /** Offers STARTTLS. */
    SECURE(11),
    GREY(12),
    GONE(13),
    SPAM(14),
    FULL(15),
    CUT(16),
    HANG(17),
    /** Has no time for its first client, and says so in its greeting. */
    BUSY(18),
    /** Gets the bounces. */
    SENDER(19),
    /** Has an address, and no server there. */
    DEAD(20);

    private final int number;

    ScriptedReceiver(int number) {
        this.number = number;
    }

    String domain() {
        return name().toLowerCase(Locale.ROOT) + ".test";
    }

    String address() {
        return "203.0.113." + number;
    }

    /** MX, address and reverse name in the form of a zone file. */
    String records() {
        return """
                %1$s. MX 10 mx.%1$s.
                mx.%1$s. A %2$s
                %3$d.113.0.203.in-addr.arpa. PTR mx.%1$s.
                """.formatted(domain(), address(), number);
    }

    /** The beginning of a recipient's local part, and what becomes of its mail. */
    enum Script {
        /** Refused for good at RCPT TO. */
        GONE("550 5.1.1 No such user here"),
        /** Put off at the first RCPT TO. */
        GREY("451 4.7.1 Greylisted, please try again later"),
        /** Refused for good behind the message. */
        SPAM("554 5.7.1 Message rejected as spam"),
        /** Put off behind the first message. */
        FULL("452 4.2.2 Mailbox is full"),
        /** The connection is closed behind the first message. */
        CUT(""),
        /** The connection is closed at the first RCPT TO. */
        HANG(""),
        TAKEN("250 2.0.0 Ok");

        final String reply;

        Script(String reply) {
            this.reply = reply;
        }

        static Script of(String address) {
            for (Script script : values()) {
                if (address.startsWith(script.name().toLowerCase(Locale.ROOT))) {
                    return script;
                }
            }
            return TAKEN;
        }
    }
}
