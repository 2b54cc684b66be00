package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The cause of a refusal as the receiver states it, if it is about the sender. */
public enum StatementCause {
    /** The PTR record of the address, or its agreement with the forward name. */
    REVERSE_NAME,
    /** The reverse name looks generic: made by the provider and not chosen for a mail server. */
    GENERIC_NAME,
    /** Neither SPF nor DKIM passed. */
    AUTHENTICATION,
    /** The SPF result of the message. */
    SPF,
    /** The DKIM signature of the message. */
    DKIM,
    /** The DMARC result of the message. */
    DMARC,
    /** SPF or DKIM passed for another domain than that of the From header field. */
    ALIGNMENT,
    /** TLS is missing, or its certificate is not accepted. */
    TLS,
    /** A public list has the address. */
    LISTED,
    /** The address seems to be in a pool of dynamic addresses. */
    DYNAMIC,
    /** The name in EHLO. */
    EHLO,
    /** The sender's domain does not exist, or cannot receive replies. */
    DOMAIN,
    /** Too many messages or connections in a time. */
    RATE,
    /** The receiver distrusts the address, its network or the domain. */
    REPUTATION,
    /** The content of the message. */
    CONTENT,
    /** A cause without a constant of its own. */
    OTHER;

    /** {@return the name in JSON and data files, for example {@code reverse-name}} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<StatementCause> of(String label) {
        return Stream.of(values()).filter(cause -> cause.label().equals(label)).findFirst();
    }
}
