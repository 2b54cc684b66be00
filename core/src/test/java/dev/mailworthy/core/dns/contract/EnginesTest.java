package dev.mailworthy.core.dns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsTransport;
import dev.mailworthy.core.dns.engine.MessageDns;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** Our own engines keep the contract, and an engine over a user's transport does. */
class EnginesTest {

    @Nested
    class OverSockets extends DnsContract {
        @Override
        protected Dns connect(ResolverAddress server) {
            return WireDns.builder()
                    .resolvers(List.of(server))
                    .deadline(Duration.ofSeconds(6))
                    .build();
        }
    }

    @Nested
    class OverDnsjava extends DnsContract {
        @Override
        protected Dns connect(ResolverAddress server) {
            InetSocketAddress address = server.socketAddress();
            SimpleResolver resolver = new SimpleResolver(address);
            resolver.setTimeout(Duration.ofSeconds(6));
            return MessageDns.over(query -> send(resolver, query), "dnsjava");
        }

        private CompletableFuture<byte[]> send(SimpleResolver resolver, byte[] query) {
            try {
                return resolver.sendAsync(new Message(query))
                        .toCompletableFuture()
                        .thenApply(Message::toWire);
            } catch (java.io.IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    static Stream<Arguments> badTransports() {
        DnsTransport none = query -> CompletableFuture.failedFuture(new TimeoutException());
        DnsTransport late = query -> CompletableFuture.failedFuture(new SocketTimeoutException());
        DnsTransport closed = query -> CompletableFuture.failedFuture(new ConnectException("refused"));
        DnsTransport throwing = query -> {
            throw new IllegalStateException("bug");
        };
        DnsTransport shorts = query -> CompletableFuture.completedFuture(new byte[3]);
        DnsTransport echo = CompletableFuture::completedFuture;
        DnsTransport truncated = query -> {
            byte[] reply = query.clone();
            reply[2] = (byte) 0x82;
            return CompletableFuture.completedFuture(reply);
        };
        DnsTransport otherId = query -> {
            byte[] reply = query.clone();
            reply[0]++;
            reply[2] = (byte) 0x80;
            return CompletableFuture.completedFuture(reply);
        };
        DnsTransport otherName = query -> {
            byte[] reply = query.clone();
            reply[13]++;
            reply[2] = (byte) 0x80;
            return CompletableFuture.completedFuture(reply);
        };
        return Stream.of(
                Arguments.of("no reply in time", none, Reason.TIMEOUT),
                Arguments.of("a socket without a reply in time", late, Reason.TIMEOUT),
                Arguments.of("nothing listens", closed, Reason.NO_CONNECTIVITY),
                Arguments.of("an exception", throwing, Reason.MALFORMED),
                Arguments.of("three octets", shorts, Reason.MALFORMED),
                Arguments.of("the query itself", echo, Reason.MALFORMED),
                Arguments.of("a truncated reply", truncated, Reason.MALFORMED),
                Arguments.of("a reply with another id", otherId, Reason.MALFORMED),
                Arguments.of("a reply about another name", otherName, Reason.MALFORMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTransports")
    void aTransportThatFailsLeavesTheQuestionUnanswered(String what, DnsTransport transport, Reason why) {
        DnsAnswer answer =
                MessageDns.over(transport, "test").ask(DnsQuestion.of(DomainName.parse("host.example"), RecordType.A));
        assertThat(answer).isInstanceOf(DnsAnswer.Unanswered.class);
        assertThat(((DnsAnswer.Unanswered) answer).reason()).isEqualTo(why);
    }

    @Test
    void theEvidenceNamesTheResolver() {
        DnsTransport none = query -> CompletableFuture.failedFuture(new TimeoutException());
        assertThat(MessageDns.over(none, "192.0.2.53")
                        .ask(DnsQuestion.of(DomainName.parse("host.example"), RecordType.A))
                        .origin()
                        .resolver())
                .isEqualTo("192.0.2.53");
    }
}
