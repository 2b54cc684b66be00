package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** Whom an entry concerns. */
public enum Scope implements Labelled {
    ADDRESS("this address itself"),
    RANGE("the network around the address, not the address itself"),
    ASN("your provider: its whole network"),
    POLICY("your network's policy: such addresses are not meant to send mail directly; it says nothing about spam"),
    DOMAIN("this domain itself"),
    DOMAIN_AGE("the age of the domain: it is new; it says nothing about spam"),
    BACKSCATTER("this address: it sends delivery reports to people who sent nothing"),
    PROXY("this address: it passes on the traffic of others"),
    TOR("the kind of address: it is a Tor relay; it says nothing about spam"),
    BOGON("the address: it is assigned to no network"),
    ATTACK("this address: it was seen attacking servers, by mail or otherwise");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    /** The words for people, which follow "it is about". */
    public String words() {
        return words;
    }
}
