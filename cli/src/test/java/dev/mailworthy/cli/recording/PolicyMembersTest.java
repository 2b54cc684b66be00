package dev.mailworthy.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.smtp.trust.HttpsFetcher.Fetched;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A fetched MTA-STS policy survives the way into a record and back. */
class PolicyMembersTest {

    private static Fetched again(Fetched fetched) {
        return PolicyMembers.fetched(
                JsonInput.object(PolicyMembers.line("logo", fetched).line()));
    }

    @Test
    void aDocumentKeepsItsOctets() {
        byte[] body = "version: STSv1\r\n\u00e9\u0001".getBytes(StandardCharsets.UTF_8);
        Fetched.Document read = (Fetched.Document) again(new Fetched.Document(200, "text/plain", body));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.contentType()).isEqualTo("text/plain");
        assertThat(read.body()).isEqualTo(body);
    }

    @Test
    void aFailureKeepsItsReason() {
        Fetched.Failed failed = new Fetched.Failed(Reason.TIMEOUT, "no answer in time");
        assertThat(again(failed)).isEqualTo(failed);
    }
}
