package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.RequestedSender.Identities;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Assessment} checks.
 *
 * @param budget the time for everything
 * @param outlook whose requirements count
 * @param outside what a responder of the user saw, if it was asked
 * @param message a message that was sent, for what only a message shows
 */
public record CheckRequest(
        RequestedSender sender,
        EgressRequest egress,
        Duration budget,
        OutlookChoice outlook,
        Optional<OutsideView> outside,
        Optional<MailMessage> message) {

    /** A request without a responder's view and without a message. */
    public CheckRequest(RequestedSender sender, EgressRequest egress, Duration budget, OutlookChoice outlook) {
        this(sender, egress, budget, outlook, Optional.empty(), Optional.empty());
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

    /** What the sender's messages carry. */
    public Identities identities() {
        return sender.identities();
    }

    /** This request, with another time for everything. */
    public CheckRequest withBudget(Duration other) {
        return new CheckRequest(sender, egress, other, outlook, outside, message);
    }

    /** This request, and what a responder saw. */
    public CheckRequest withOutside(OutsideView view) {
        return new CheckRequest(sender, egress, budget, outlook, Optional.of(view), message);
    }

    /** This request, and a message to look at. */
    public CheckRequest withMessage(MailMessage sent) {
        return new CheckRequest(sender, egress, budget, outlook, outside, Optional.of(sent));
    }
}
