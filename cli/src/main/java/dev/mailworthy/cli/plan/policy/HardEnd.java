package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An SPF record with {@code -all} at its end (RFC 7208 section 5.1). */
final class HardEnd {

    private HardEnd() {}

    /** Empty for a record that is broken, or whose end another record decides by a redirect. */
    static Optional<String> of(String record) {
        if (!(SpfRecord.parse(record) instanceof SpfParse.Valid valid)
                || valid.record().modifier(Modifier.Redirect.class).isPresent()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(List.of(SpfRecord.VERSION));
        List<String> behind = new ArrayList<>();
        for (Term term : valid.record().terms()) {
            boolean isAll = term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
            if (term instanceof Modifier) {
                behind.add(term.text());
            } else if (!isAll) {
                texts.add(term.text());
            }
        }
        texts.add("-all");
        texts.addAll(behind);
        return Optional.of(String.join(" ", texts));
    }
}
