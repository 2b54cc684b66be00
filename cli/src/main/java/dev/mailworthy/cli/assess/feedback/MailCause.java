package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Labelled;

/** Why mail of a source fails DMARC. */
public enum MailCause implements Labelled {
    /** No signature at all. */
    NO_DKIM("no DKIM signature"),
    /** A signature of the domain does not verify: the key is another one, or the mail was changed. */
    DKIM_BROKEN("a DKIM signature of the domain that does not verify"),
    /** A signature of the domain names a selector without a key. */
    WRONG_SELECTOR("a DKIM selector without a key in the DNS"),
    /** Only signatures of other domains pass. */
    DKIM_OTHER_DOMAIN("signed by another domain"),
    /** The SPF record of the domain does not let the address send. */
    SPF_NOT_AUTHORISED("the SPF record does not let the address send"),
    /** The receiver could not evaluate the SPF record at that time, for example with more than 10 look-ups. */
    SPF_PERMERROR("the SPF record could not be evaluated at that time"),
    /** The DNS did not answer the receiver. */
    SPF_TEMPERROR("the receiver got no answer about SPF"),
    /** MAIL FROM has another domain. */
    SPF_OTHER_DOMAIN("MAIL FROM has another domain"),
    /** A domain of the owner passes, and strict alignment wants the very domain of the From field. */
    ALIGNMENT_STRICT("strict alignment: the proved domain is not the very domain of From"),
    /** The receiver says that the mail was forwarded or came by a list. */
    FORWARDED("forwarded, or by a mailing list");

    private final String words;

    MailCause(String words) {
        this.words = words;
    }

    /** In words, without a full stop. */
    public String words() {
        return words;
    }
}
