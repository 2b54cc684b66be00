package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nine receivers and filters say by their own pages: Yahoo, GMX and WEB.DE, T-Online, QQ, Mail.ru, Yandex, Proofpoint, Barracuda, Cisco. */
class VendorTablesTest {

    private static final ReplyClassifier CLASSIFIER = ReplyClassifier.over(ReplyCatalogue.bundled());

    static List<String> replies() {
        return DataLines.entries(DataLines.resource(VendorTablesTest.class, "vendor-tables.tsv"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyHasTheCauseThatItsReceiverGives(String line) {
        String[] cells = line.split("\t", 3);
        SmtpReply reply = SmtpReply.find(cells[2]).orElseThrow();
        Classification found = CLASSIFIER.classify(reply, ReceiverHints.of(DomainName.parse(cells[0])));
        Optional<MatchedRule> rule = found instanceof Classified classified
                ? Optional.of(classified.rule())
                : ((Classification.Unclassified) found).nearest();
        assertThat(rule.map(met -> met.cause().id()))
                .as(line + " by " + rule.map(MatchedRule::id))
                .contains(cells[1]);
    }
}
