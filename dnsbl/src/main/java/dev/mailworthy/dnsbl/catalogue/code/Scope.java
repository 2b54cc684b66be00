package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** Whom an entry concerns. */
public enum Scope implements Labelled {
    ADDRESS("you: this very address"),
    RANGE("your neighbourhood: the network around the address, whoever in it did what"),
    ASN("your provider: all of its network"),
    POLICY("your network's policy: such addresses are not meant to send mail directly; it says nothing about spam"),
    DOMAIN("you: this very domain"),
    DOMAIN_AGE("not about spam: the domain is new"),
    BACKSCATTER("you: this address sends delivery reports to people who sent nothing"),
    PROXY("you: this address passes on the traffic of others"),
    TOR("not about spam: the address is a Tor relay"),
    BOGON("not about spam: nobody has been given this address"),
    ATTACK("you: this address was seen attacking servers, by mail or otherwise");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    /** The words for people, which follow "it is about". */
    public String words() {
        return words;
    }
}
