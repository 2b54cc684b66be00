package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.List;
import java.util.Optional;

/** Writes what happens to mail in the format of one mail server, and says what a reader must make of each line. */
interface ScriptedServer {

    /** Takes the lines that a server writes. */
    interface Lines {
        void log(long second, String program, String text);
    }

    /** A message in the queue. */
    record Mail(String id, String from, int recipients, long arrived) {}

    /**
     * One attempt.
     *
     * @param number makes replies differ
     */
    record Attempt(Mail mail, long second, String address, ScriptedTarget target, long number) {}

    /** The parts of a cell's key, without the hour. */
    record Seen(String source, String target, String outcome, String cause, String rule) {

        static Seen accepted(String source, String target) {
            return new Seen(source, target, "accepted", "", "");
        }

        /** A failed attempt, where the log names the source or else the reply may. */
        static Seen of(Failure failure, String outcome, String source, String target) {
            return new Seen(
                    source.isEmpty() ? failure.source() : source, target, outcome, failure.cause(), failure.rule());
        }
    }

    /** The forms of line that this server's log may have. */
    List<LogForm> forms();

    String id(long second, int order);

    /** A local part that imitates the fields of the log, or a plain one if such an address cannot be in it. */
    String hostileLocalPart(int number);

    void arrives(Lines lines, Mail mail, long second);

    /** The queue takes the mail up again. */
    default void retries(Lines lines, Mail mail, long second) {}

    Seen accepts(Lines lines, Attempt attempt);

    Seen fails(Lines lines, Attempt attempt, Failure failure);

    /** The queue repeats an earlier failure; empty if this server does not log that. */
    Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure);

    /** The queue's time is over for a message. */
    void expires(Lines lines, Mail mail, long second);

    /** The queue's time is over for a recipient, where the log has a line for each. */
    default Optional<Seen> expires(Lines lines, Attempt attempt) {
        return Optional.empty();
    }

    void leaves(Lines lines, Mail mail, long second);

    /** A content filter takes the mail. */
    Seen filters(Lines lines, Attempt attempt);

    /** A mailbox on the server takes the mail. */
    Seen keeps(Lines lines, Attempt attempt);

    /** Lines in which others imitate evidence. Returns how many of them can be read in two ways. */
    int forges(Lines lines, Mail mail, long second);
}
