package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** Whom an entry concerns. */
public enum Scope implements Labelled {
    /** The one address that was asked about. */
    ADDRESS("this address itself"),
    /** The network around the address; the address itself may be clean. */
    RANGE("the network around the address, not the address itself"),
    /** All networks of the provider. */
    ASN("your provider: its whole network"),
    /** The network's policy about direct mail. */
    POLICY("your network's policy: such addresses are not meant to send mail directly; it says nothing about spam"),
    /** The one domain that was asked about. */
    DOMAIN("this domain itself"),
    /** How long the domain has been there. */
    DOMAIN_AGE("the age of the domain: it is new; it says nothing about spam"),
    /** The one address, for delivery reports to people who sent nothing. */
    BACKSCATTER("this address: it sends delivery reports to people who sent nothing"),
    /** The one address, because it passes on the traffic of others. */
    PROXY("this address: it passes on the traffic of others"),
    /** The one address, as a relay of Tor. */
    TOR("the kind of address: it is a Tor relay; it says nothing about spam"),
    /** The address, because no one was assigned its network. */
    BOGON("the address: it is assigned to no network"),
    /** The one address, for attacks that the list's operator saw. */
    ATTACK("this address: it was seen attacking servers, by mail or otherwise");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    /** {@return the words for people, which follow "it is about"} */
    public String words() {
        return words;
    }
}
