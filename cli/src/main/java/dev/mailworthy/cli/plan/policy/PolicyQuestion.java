package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.core.net.DomainName;

/**
 * May this be published?
 *
 * @param domain whose policy it is
 * @param want the DMARC policy
 * @param end the end of the SPF record
 */
public record PolicyQuestion(DomainName domain, WantedPolicy want, WantedEnd end) {

    /** In words, with a question mark. */
    public String words() {
        return "May " + domain + " publish p=" + want.label() + (end == WantedEnd.FAIL ? " and -all" : "") + "?";
    }
}
