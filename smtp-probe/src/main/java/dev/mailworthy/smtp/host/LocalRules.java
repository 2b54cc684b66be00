package dev.mailworthy.smtp.host;

import dev.mailworthy.core.Reason;

/** This machine's own rules about outgoing connections, as far as the user may read them. */
@FunctionalInterface
public interface LocalRules {

    /**
     * {@return what the rules do to connections}
     *
     * @param connections of one port, family and user
     */
    LocalEffect on(Outgoing connections);

    /**
     * Does not look. The question stays unanswered.
     *
     * @return rules that are unanswered
     */
    static LocalRules none() {
        return connections ->
                LocalEffect.unread(Reason.NOT_CONFIGURED, "this machine's packet filter was not looked at");
    }
}
