package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.CallLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Checks a {@link MailMessage} as a receiver would: signatures (RFC 6376), form (RFC 5322), unsubscription (RFC 8058). Its only DNS
 * questions are for keys. Safe for use by many threads.
 *
 * <pre>{@code
 * MailMessage mail = MailMessage.read("mail.eml", Files.readAllBytes(file));
 * MessageReport report = MessageCheck.over(WireDns.system(), Clock.systemUTC()).examine(mail, MessageCheck.Kind.ANY);
 * report.findings().forEach(finding -> System.out.println(finding.message()));
 * }</pre>
 */
public final class MessageCheck {

    private final Dns dns;
    private final Clock clock;
    private final CallLimits limits;

    private MessageCheck(Dns dns, Clock clock, CallLimits limits) {
        this.dns = dns;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * {@return a check of messages}
     *
     * @param dns is asked for the keys
     * @param clock decides which signatures have expired
     */
    public static MessageCheck over(Dns dns, Clock clock) {
        return new MessageCheck(dns, clock, CallLimits.standard());
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each.
     *
     * @param executor runs blocking work
     * @return this check with this executor
     */
    public MessageCheck withExecutor(Executor executor) {
        return new MessageCheck(dns, clock, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. A signature whose key has not come by then is unanswered. Without it the deadline of the DNS
     * bounds the time.
     *
     * @param time of one call, more than zero
     * @return this check with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public MessageCheck within(Duration time) {
        return new MessageCheck(dns, clock, limits.within(time));
    }

    /** The kind of mail, which decides the requirements. */
    public enum Kind {
        /** From one person to another, or to few. */
        ANY,
        /** To many recipients, who must be able to unsubscribe. */
        BULK
    }

    /**
     * Checks a message. Blocks until the keys have come; the {@link Dns DNS port}'s deadline or {@link #within} bounds the time.
     * After an interrupt signatures without a key are unanswered, and the thread stays interrupted.
     *
     * @param message as it was received
     * @param kind decides which requirements apply
     * @return findings, confirmed and unanswered checks, and each signature
     */
    public MessageReport examine(MailMessage message, Kind kind) {
        return report(message, kind, limits.blocking(dns, run -> new DkimVerifier(run, clock).verify(message)));
    }

    /**
     * Checks like {@link #examine}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it,
     * or its {@code orTimeout}, stops the questions.
     *
     * @param message as it was received
     * @param kind decides which requirements apply
     * @return the future of what {@link #examine} gives
     */
    public CompletableFuture<MessageReport> examineAsync(MailMessage message, Kind kind) {
        return limits.async(() -> examine(message, kind));
    }

    private static MessageReport report(MailMessage message, Kind kind, List<VerifiedSignature> signatures) {
        MessageNotes notes = new MessageNotes();
        new SignatureNotes(message, signatures, notes).write();
        MessageForm.examine(message, notes);
        message.passedOn()
                .ifPresent(how -> notes.found(Finding.of(
                        MessageFinding.MESSAGE_PASSED_ON,
                        message.name(),
                        "The last step was not made by your server: " + how + ".",
                        new Evidence("header of " + message.name(), how))));
        if (kind == Kind.BULK) {
            Unsubscription.examine(message, signatures, notes);
        }
        return new MessageReport(message, signatures, notes.findings, notes.confirmed, notes.unanswered);
    }
}
