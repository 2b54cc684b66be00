package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param addresses the sending addresses, or none to find them out
 * @param ehlo the name the mail server gives in EHLO, or empty to find it out
 * @param budget the time for everything
 * @param identities the domains and selectors that messages carry
 * @param outlook whose requirements count
 * @param outside what a responder of the user's own saw, if it was asked
 * @param message one that was sent, for what only a message shows
 */
public record CheckRequest(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<DomainName> ehlo,
        EgressRequest egress,
        Duration budget,
        Identities identities,
        OutlookChoice outlook,
        Optional<OutsideView> outside,
        Optional<MailMessage> message) {
    public CheckRequest {
        addresses = List.copyOf(addresses);
    }

    /** Without a message. */
    public CheckRequest(
            DomainName domain,
            List<IpAddress> addresses,
            Optional<DomainName> ehlo,
            EgressRequest egress,
            Duration budget,
            Identities identities,
            OutlookChoice outlook) {
        this(domain, addresses, ehlo, egress, budget, identities, outlook, Optional.empty(), Optional.empty());
    }

    /** The same domain in all places of a message, and all receivers' requirements. */
    public CheckRequest(
            DomainName domain,
            List<IpAddress> addresses,
            Optional<DomainName> ehlo,
            EgressRequest egress,
            Duration budget) {
        this(
                domain,
                addresses,
                ehlo,
                egress,
                budget,
                Identities.of(domain),
                OutlookChoice.everybody(Clock.systemUTC()),
                Optional.empty(),
                Optional.empty());
    }

    /** The same check of messages with these domains and selectors. */
    public CheckRequest withIdentities(Identities other) {
        return new CheckRequest(domain, addresses, ehlo, egress, budget, other, outlook, outside, message);
    }

    /** The same check in another time. */
    public CheckRequest withBudget(Duration other) {
        return new CheckRequest(domain, addresses, ehlo, egress, other, identities, outlook);
    }

    /** The same check by these requirements. */
    public CheckRequest withOutlook(OutlookChoice other) {
        return new CheckRequest(domain, addresses, ehlo, egress, budget, identities, other, outside, message);
    }

    /** The same check, told from where its connections are seen. */
    public CheckRequest withOutside(OutsideView view) {
        return new CheckRequest(
                domain, addresses, ehlo, egress, budget, identities, outlook, Optional.of(view), message);
    }

    /** The same check, which looks at a message too. */
    public CheckRequest withMessage(MailMessage sent) {
        return new CheckRequest(
                domain, addresses, ehlo, egress, budget, identities, outlook, outside, Optional.of(sent));
    }

    /**
     * What messages carry.
     *
     * @param from the domain of the From header field
     * @param mailFrom the domain of MAIL FROM
     * @param selectors the DKIM selectors in use, or none when they are not known
     */
    public record Identities(DomainName from, DomainName mailFrom, List<DomainName> selectors) {
        public Identities {
            selectors = List.copyOf(selectors);
        }

        public static Identities of(DomainName domain) {
            return new Identities(domain, domain, List.of());
        }
    }
}
