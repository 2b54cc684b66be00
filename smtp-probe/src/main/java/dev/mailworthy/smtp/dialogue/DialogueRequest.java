package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import java.util.Objects;
import java.util.Optional;

/**
 * How to talk to one receiver.
 *
 * @param ehlo the name for EHLO, before and after TLS
 * @param host the receiver's name, for SNI; empty for a peer known only by its address
 * @param tls when TLS begins
 * @param depth the last stage
 * @param envelope present for {@link Depth#MAIL_RCPT} and for no other depth
 * @param limits of each step and of the whole dialogue
 * @param tries how often to try a receiver that greylists
 * @param hello how long the first message of the TLS handshake is
 */
public record DialogueRequest(
        EhloName ehlo,
        Optional<DomainName> host,
        TlsStart tls,
        Depth depth,
        Optional<Envelope> envelope,
        TimeLimits limits,
        Tries tries,
        Hello hello) {

    /** Whether the report proposes another dialogue to a receiver that greylists. */
    public enum Tries {
        /** Once more, with the same address, sender and recipient. */
        FIRST_OF_TWO,
        /** There is no further dialogue. */
        LAST
    }

    /** The length of the ClientHello of TLS (RFC 8446 section 4.1.2). */
    public enum Hello {
        /** A few hundred octets, as the platform makes it. */
        USUAL,
        /** More than a packet of Ethernet holds, so that it needs a packet of full length. */
        LONG
    }

    /**
     * @throws IllegalArgumentException if the EHLO name is not {@link EhloName#presentable}, or the envelope does not
     *     fit the depth
     */
    public DialogueRequest {
        ehlo.presentable();
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(tries, "tries");
        Objects.requireNonNull(hello, "hello");
        if ((depth == Depth.MAIL_RCPT) != envelope.isPresent()) {
            throw new IllegalArgumentException("an envelope is for MAIL and RCPT, and they need one");
        }
    }

    /**
     * A dialogue with the usual ClientHello.
     *
     * @param ehlo the name in EHLO
     * @param host the receiver's name, for SNI; empty without one
     * @param tls when TLS begins
     * @param depth how far the dialogue goes
     * @param envelope sender and recipient; for {@link Depth#MAIL_RCPT} alone
     * @param limits of each step and of the whole dialogue
     * @param tries how often to try a receiver that greylists
     */
    public DialogueRequest(
            EhloName ehlo,
            Optional<DomainName> host,
            TlsStart tls,
            Depth depth,
            Optional<Envelope> envelope,
            TimeLimits limits,
            Tries tries) {
        this(ehlo, host, tls, depth, envelope, limits, tries, Hello.USUAL);
    }

    /**
     * Makes a request with names for its parts, so that a later version can add one. Without more it begins in clear text and goes
     * as far as TLS, with the default limits.
     *
     * @param ehlo the name for EHLO
     * @return settings to begin with
     */
    public static Builder builder(EhloName ehlo) {
        return new Builder(ehlo);
    }

    /** Makes a request. For one thread. */
    public static final class Builder {

        private final EhloName ehlo;
        private Optional<DomainName> host = Optional.empty();
        private TlsStart tls = TlsStart.STARTTLS;
        private Depth depth = Depth.TLS;
        private Optional<Envelope> envelope = Optional.empty();
        private TimeLimits limits = TimeLimits.defaults();
        private Tries tries = Tries.FIRST_OF_TWO;
        private Hello hello = Hello.USUAL;

        private Builder(EhloName ehlo) {
            this.ehlo = ehlo;
        }

        /**
         * The receiver's name, for SNI (RFC 6066 section 3).
         *
         * @param name as in the MX record
         * @return this builder
         */
        public Builder host(DomainName name) {
            host = Optional.of(name);
            return this;
        }

        /**
         * When TLS begins.
         *
         * @param start with STARTTLS, at once, or never
         * @return this builder
         */
        public Builder tls(TlsStart start) {
            tls = start;
            return this;
        }

        /**
         * How far the dialogue goes, without an envelope.
         *
         * @param last the last stage
         * @return this builder
         */
        public Builder depth(Depth last) {
            depth = last;
            return this;
        }

        /**
         * Goes on to MAIL and RCPT with these addresses.
         *
         * @param addresses sender and recipient, which the user must own
         * @return this builder
         */
        public Builder envelope(Envelope addresses) {
            envelope = Optional.of(addresses);
            depth = Depth.MAIL_RCPT;
            return this;
        }

        /**
         * The time limits of the steps.
         *
         * @param times of each step and of the whole dialogue
         * @return this builder
         */
        public Builder limits(TimeLimits times) {
            limits = times;
            return this;
        }

        /**
         * Whether the report proposes another dialogue to a receiver that greylists. The default is yes.
         *
         * @param number one dialogue or a second one
         * @return this builder
         */
        public Builder tries(Tries number) {
            tries = number;
            return this;
        }

        /**
         * The length of the ClientHello.
         *
         * @param length usual, or over one packet
         * @return this builder
         */
        public Builder hello(Hello length) {
            hello = length;
            return this;
        }

        /**
         * {@return the request}
         *
         * @throws IllegalArgumentException as the record does
         */
        public DialogueRequest build() {
            return new DialogueRequest(ehlo, host, tls, depth, envelope, limits, tries, hello);
        }
    }

    /**
     * {@return a dialogue that begins in clear text and goes as far as TLS, with the default limits}
     *
     * @param ehlo the name in EHLO
     * @param host the receiver's name, for SNI
     */
    public static DialogueRequest of(EhloName ehlo, DomainName host) {
        return new DialogueRequest(
                ehlo,
                Optional.of(host),
                TlsStart.STARTTLS,
                Depth.TLS,
                Optional.empty(),
                TimeLimits.defaults(),
                Tries.FIRST_OF_TWO);
    }

    /**
     * {@return this request with another begin of TLS}
     *
     * @param replacement with STARTTLS, at once, or never
     */
    public DialogueRequest withTls(TlsStart replacement) {
        return new DialogueRequest(ehlo, host, replacement, depth, envelope, limits, tries, hello);
    }

    /**
     * Goes as far as this, which must not be {@link Depth#MAIL_RCPT}.
     *
     * @param replacement the last stage
     * @return this request without an envelope, with this depth
     */
    public DialogueRequest withDepth(Depth replacement) {
        return new DialogueRequest(ehlo, host, tls, replacement, Optional.empty(), limits, tries, hello);
    }

    /**
     * Goes as far as RCPT.
     *
     * @param owned sender and recipient, which the user must own
     * @return this request with this envelope
     */
    public DialogueRequest withEnvelope(Envelope owned) {
        return new DialogueRequest(ehlo, host, tls, Depth.MAIL_RCPT, Optional.of(owned), limits, tries, hello);
    }

    /**
     * {@return this request with other time limits}
     *
     * @param replacement of each step and of the whole dialogue
     */
    public DialogueRequest withLimits(TimeLimits replacement) {
        return new DialogueRequest(ehlo, host, tls, depth, envelope, replacement, tries, hello);
    }

    /** {@return the second dialogue after {@link Greylisting greylisting}; its report proposes no third one} */
    public DialogueRequest again() {
        return new DialogueRequest(ehlo, host, tls, depth, envelope, limits, Tries.LAST, hello);
    }

    /**
     * Begins TLS with a ClientHello that needs a packet of full length. Servers answer it like a short one.
     *
     * @return this request with a long ClientHello
     */
    public DialogueRequest withLongHello() {
        return new DialogueRequest(ehlo, host, tls, depth, envelope, limits, tries, Hello.LONG);
    }
}
