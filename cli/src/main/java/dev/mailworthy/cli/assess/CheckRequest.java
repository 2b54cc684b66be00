package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.RequestedSender.Identities;
import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.reports.FeedbackEvidence;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link Assessment} checks.
 *
 * @param budget the time limit of the whole run
 * @param outlook the receivers whose requirements count
 * @param outside what a responder of the user saw, if it was visited
 * @param message a message that was sent; some requirements show only in a message
 * @param log the mail server's log
 * @param feedback what receivers report about the domain
 */
public record CheckRequest(
        RequestedSender sender,
        EgressRequest egress,
        Duration budget,
        OutlookChoice outlook,
        Optional<OutsideView> outside,
        Optional<MailMessage> message,
        Optional<MailLog> log,
        Optional<FeedbackEvidence> feedback) {

    /** A request without a responder's view, a {@link MailMessage message}, a log and reports. */
    public CheckRequest(RequestedSender sender, EgressRequest egress, Duration budget, OutlookChoice outlook) {
        this(sender, egress, budget, outlook, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The sender's domain. */
    public DomainName domain() {
        return sender.domain();
    }

    /** The sender's addresses, or none to find them out. */
    public List<IpAddress> addresses() {
        return sender.addresses();
    }

    /** What the sender's mail server says in EHLO, if the request names it. */
    public Optional<EhloName> ehlo() {
        return sender.ehlo();
    }

    /** The domains and DKIM selectors in the sender's messages. */
    public Identities identities() {
        return sender.identities();
    }

    /** This request with another time limit. */
    public CheckRequest withBudget(Duration other) {
        return new CheckRequest(sender, egress, other, outlook, outside, message, log, feedback);
    }

    /** This request with what a responder saw. */
    public CheckRequest withOutside(OutsideView view) {
        return new CheckRequest(sender, egress, budget, outlook, Optional.of(view), message, log, feedback);
    }

    /** This request with a message to examine. */
    public CheckRequest withMessage(MailMessage sent) {
        return new CheckRequest(sender, egress, budget, outlook, outside, Optional.of(sent), log, feedback);
    }

    /** This request with the mail server's log. */
    public CheckRequest withLog(MailLog read) {
        return new CheckRequest(sender, egress, budget, outlook, outside, message, Optional.of(read), feedback);
    }

    /** This request with what receivers report. */
    public CheckRequest withFeedback(FeedbackEvidence reported) {
        return new CheckRequest(sender, egress, budget, outlook, outside, message, log, Optional.of(reported));
    }
}
