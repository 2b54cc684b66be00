package dev.mailworthy.core.dns;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a {@link DnsQuestion}: {@link Records}, an absence ({@link NoData} or {@link NoSuchName}), or
 * {@link Unanswered}.
 */
public sealed interface DnsAnswer {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return the source of the answer} */
    Origin origin();

    /**
     * Where an answer came from.
     *
     * @param resolver for example {@code 127.0.0.1:53}, a zone file's name, {@code cache of ...}
     * @param rcode the RCODE of the last reply, -1 without a reply
     * @param authenticData the AD flag (RFC 4035 section 3.2.3); it counts only from a trusted resolver
     * @param elapsed from question to answer
     */
    record Origin(String resolver, int rcode, boolean authenticData, Duration elapsed) {
        public Origin {
            resolver = Printable.text(resolver);
            Objects.requireNonNull(elapsed, "elapsed");
        }

        /**
         * {@return the origin of an answer that no server gave}
         *
         * @param resolver names the engine or the cause, for example {@code interrupted}
         */
        public static Origin none(String resolver) {
            return new Origin(resolver, -1, false, Duration.ZERO);
        }

        /** {@return the origin of an answer to a question that this program did not send} */
        public static Origin unsent() {
            return none("no resolver");
        }
    }

    /**
     * NOERROR with at least one record of the type asked for (after aliases).
     *
     * @param records of the question's type only, in the order of the reply
     * @param ttl seconds the answer may be kept: the smallest TTL of the records and their aliases
     * @param origin the source of the answer
     */
    record Records(List<DnsRecord> records, long ttl, Origin origin) implements DnsAnswer {
        /** @throws IllegalArgumentException without a record */
        public Records {
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("an answer without records is NoData");
            }
        }

        /**
         * {@return the records of one Java type, in the order of the reply}
         *
         * @param <R> the Java type of the records
         * @param type for example {@code DnsRecord.Mx.class}
         */
        public <R extends DnsRecord> List<R> of(Class<R> type) {
            return records.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /**
     * NOERROR without a record of that type (RFC 2308 section 2.2).
     *
     * @param ttl seconds the answer may be kept; 0 without an SOA
     * @param soa whether the reply has the SOA record of the name's zone
     * @param origin the source of the answer
     */
    record NoData(long ttl, Soa soa, Origin origin) implements DnsAnswer {

        public NoData {
            Objects.requireNonNull(soa, "soa");
        }

        /**
         * An absence with its SOA record.
         *
         * @param ttl seconds the answer may be kept
         * @param origin the source of the answer
         */
        public NoData(long ttl, Origin origin) {
            this(ttl, Soa.GIVEN, origin);
        }

        /** Whether an SOA record shows the zone that has no such record. */
        public enum Soa {
            /** The reply has it. */
            GIVEN,
            /**
             * The form that is left when a forwarder removes the SOA (RFC 2308 section 2.2, type 3). It looks like a reply that
             * lost its records, so that a blocklist's answer in this form shows nothing: lists answer NXDOMAIN (RFC 5782
             * section 2.1).
             */
            MISSING
        }
    }

    /**
     * NXDOMAIN (RFC 2308 section 2.1).
     *
     * @param ttl seconds the answer may be kept; 0 without an SOA
     * @param origin the source of the answer
     */
    record NoSuchName(long ttl, Origin origin) implements DnsAnswer {}

    /** The ways in which a question has no usable answer. */
    sealed interface Unanswered extends DnsAnswer {
        /** {@return why there is no answer, for programs} */
        Reason reason();

        /** {@return what happened, one line for people} */
        String detail();
    }

    /**
     * REFUSED: the resolver or the name server refuses to answer this client.
     *
     * @param origin names the server that refused
     */
    record Refused(Origin origin) implements Unanswered {
        @Override
        public Reason reason() {
            return Reason.REFUSED;
        }

        @Override
        public String detail() {
            return origin.resolver() + " answered REFUSED";
        }
    }

    /**
     * SERVFAIL, or any other RCODE than NOERROR, NXDOMAIN and REFUSED.
     *
     * @param extendedError the text of the Extended DNS Error (RFC 8914), or empty
     * @param origin has the RCODE
     */
    record ServerFailure(String extendedError, Origin origin) implements Unanswered {
        public ServerFailure {
            extendedError = Printable.text(extendedError);
        }

        @Override
        public Reason reason() {
            return switch (origin.rcode()) {
                case 1, 16 -> Reason.FORMERR;
                case 4 -> Reason.NOTIMP;
                default -> Reason.SERVFAIL;
            };
        }

        @Override
        public String detail() {
            return origin.resolver() + " answered " + rcode() + (extendedError.isEmpty() ? "" : ": " + extendedError);
        }

        private String rcode() {
            return switch (origin.rcode()) {
                case 1 -> "FORMERR";
                case 2 -> "SERVFAIL";
                case 4 -> "NOTIMP";
                case 16 -> "BADVERS";
                default -> "RCODE " + origin.rcode();
            };
        }
    }

    /**
     * No usable reply within the deadline.
     *
     * @param origin names the resolver that was asked
     */
    record Timeout(Origin origin) implements Unanswered {
        @Override
        public Reason reason() {
            return Reason.TIMEOUT;
        }

        @Override
        public String detail() {
            return "no answer from " + origin.resolver() + " within the time limit";
        }
    }

    /**
     * A reply came that cannot be used: it is no DNS message, it contradicts itself, or it has too many aliases
     * in a row.
     *
     * @param problem what is wrong with the reply
     * @param origin names the server that sent the reply
     */
    record Malformed(String problem, Origin origin) implements Unanswered {
        public Malformed {
            problem = Printable.text(problem);
        }

        @Override
        public Reason reason() {
            return Reason.MALFORMED;
        }

        @Override
        public String detail() {
            return origin.resolver() + " sent a malformed answer: " + problem;
        }
    }

    /**
     * The resolver cannot be reached at all: no route, no permission, port closed.
     *
     * @param problem one line, such as the system's error
     * @param origin names the resolver that was called
     */
    record Unreachable(String problem, Origin origin) implements Unanswered {
        public Unreachable {
            problem = Printable.text(problem);
        }

        @Override
        public Reason reason() {
            return Reason.NO_CONNECTIVITY;
        }

        @Override
        public String detail() {
            return origin.resolver() + " cannot be reached: " + problem;
        }
    }

    /**
     * The run ended before the answer came: the user stopped it, or its time was over.
     *
     * @param reason why the run ended
     * @param detail one line
     * @param origin names no server
     */
    record Skipped(Reason reason, String detail, Origin origin) implements Unanswered {
        public Skipped {
            Objects.requireNonNull(reason, "reason");
            detail = Printable.text(detail);
        }
    }

    /** {@return the answer as one of the three outcomes} {@link NoData} and {@link NoSuchName} are {@link Answer.Absent}. */
    default Answer<Records> toAnswer() {
        if (this instanceof Records found) {
            return Answer.present(found);
        }
        if (this instanceof Unanswered silent) {
            return Answer.unanswered(silent.reason(), silent.detail());
        }
        return Answer.absent();
    }
}
