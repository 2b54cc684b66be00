package dev.mailworthy.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.SystemIdentity;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Keys and other private values of the user are not in a record. */
class KeyMaskTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MAILWORTHY_KEY_SPAMHAUS_DQS", "AbCdEf0123456789", "MAILWORTHY_KEY_BARRACUDA", "registered", "HOME", "/x");

    @Test
    void aKeyBecomesItsPlaceholderInNamesAndTexts() {
        KeyMask mask = KeyMask.of(ENVIRONMENT);
        assertThat(mask.masked("2.0.0.127.abcdef0123456789.zen.dq.spamhaus.net, AbCdEf0123456789, registered"))
                .isEqualTo(
                        "2.0.0.127.masked-key-spamhaus-dqs.zen.dq.spamhaus.net, masked-key-spamhaus-dqs, registered");
        assertThat(KeyMask.standIns(mask.variables()))
                .containsEntry("MAILWORTHY_KEY_SPAMHAUS_DQS", "masked-key-spamhaus-dqs")
                .doesNotContainKey("HOME");
    }

    @Test
    void serialNumbersAndOtherVariablesAreLeftOut() {
        SystemIdentity identity = new SystemIdentity(
                Set.of("SECRET_PROJECT"),
                Map.of(
                        DmiField.SYS_VENDOR, Answer.present("Amazon EC2"),
                        DmiField.PRODUCT_UUID, Answer.present("ec2f0000-1111-2222-3333-444455556666"),
                        DmiField.PRODUCT_SERIAL, Answer.present("SN-42"),
                        DmiField.CHASSIS_ASSET_TAG, Answer.present("asset 7")));
        RecordedHost host = RecordedHost.of(new Machine(identity));
        assertThat(host.identity().environment()).isEmpty();
        assertThat(host.identity().dmi())
                .containsEntry(DmiField.SYS_VENDOR, Answer.present("Amazon EC2"))
                .containsEntry(DmiField.PRODUCT_UUID, Answer.present("ec2"))
                .containsEntry(DmiField.PRODUCT_SERIAL, Answer.absent())
                .containsEntry(DmiField.CHASSIS_ASSET_TAG, Answer.absent());
    }

    private record Machine(SystemIdentity identity) implements HostFacts {
        @Override
        public List<IpAddress> addresses() {
            return List.of();
        }

        @Override
        public Optional<DomainName> mailDomain() {
            return Optional.empty();
        }

        @Override
        public Optional<DomainName> hostName() {
            return Optional.empty();
        }
    }

    @Test
    void aRepeatedQuestionGetsTheFirstAnswerAndOnlyAnUnansweredOneIsAskedAgain() {
        DnsQuestion question = DnsQuestion.of(DomainName.parse("x.example"), RecordType.A);
        DnsAnswer silence = new DnsAnswer.Timeout(DnsAnswer.Origin.none("first"));
        DnsAnswer nothing = new DnsAnswer.NoData(1, DnsAnswer.Origin.none("second"));
        DnsAnswer never = new DnsAnswer.NoData(1, DnsAnswer.Origin.none("third"));
        Iterator<DnsAnswer> world = List.of(silence, nothing, never).iterator();
        RecordingDns dns = new RecordingDns(any -> CompletableFuture.completedFuture(world.next()));
        assertThat(List.of(dns.ask(question), dns.ask(question), dns.ask(question)))
                .containsExactly(silence, nothing, nothing);
        ReplayDns again = new ReplayDns(dns.exchanges());
        assertThat(List.of(again.ask(question), again.ask(question), again.ask(question)))
                .containsExactly(silence, nothing, nothing);
        assertThat(again.ask(question.withoutCache())).isInstanceOf(DnsAnswer.Skipped.class);
    }
}
