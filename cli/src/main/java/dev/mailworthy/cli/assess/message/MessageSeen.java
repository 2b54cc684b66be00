package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.smtp.message.MessageReport;
import java.util.List;
import java.util.Optional;

/**
 * The examination of a message, and the DMARC alignment of its domains.
 *
 * @param dmarc empty when the message has no single From domain
 */
public record MessageSeen(MessageReport message, Optional<DmarcView> dmarc) implements Report {

    @Override
    public List<Finding> findings() {
        return message.findings();
    }

    @Override
    public List<Confirmed> confirmed() {
        return message.confirmed();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return message.unanswered();
    }

    @Override
    public List<Fact> facts() {
        return message.facts();
    }
}
