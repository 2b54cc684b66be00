package dev.mailworthy.cli.assess.feedback;

import java.util.Optional;

/**
 * Whose a source is.
 *
 * @param ground what shows it
 * @param service the sending or forwarding service, if it is one that is known
 * @param open what has no answer, for {@link SourceKind#UNKNOWN}
 */
record Attribution(SourceKind kind, Ground ground, Optional<SendingService> service, Optional<String> open) {

    static Attribution of(SourceKind kind, Ground ground) {
        return new Attribution(kind, ground, Optional.empty(), Optional.empty());
    }

    static Attribution of(SourceKind kind, Ground ground, SendingService service) {
        return new Attribution(kind, ground, Optional.of(service), Optional.empty());
    }

    static Attribution unknown(String open) {
        return new Attribution(SourceKind.UNKNOWN, Ground.UNANSWERED, Optional.empty(), Optional.of(open));
    }
}
