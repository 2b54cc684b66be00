package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;

/** Looks at what a domain and its sending addresses publish. Nothing but the DNS is asked. */
public final class Posture {

    private final Dns dns;

    private Posture(Dns dns) {
        this.dns = dns;
    }

    public static Posture over(Dns dns) {
        return new Posture(dns);
    }

    /** Asks everything at once and waits for all of it; the DNS port's deadlines bound the time. */
    public PostureReport examine(PostureRequest request) {
        ExchangeExamination exchanges = new ExchangeExamination(dns, request.domain());
        DmarcExamination dmarc = new DmarcExamination(dns, request.domain());
        List<AddressExamination> addresses = request.addresses().stream()
                .map(address -> new AddressExamination(dns, address, request))
                .toList();
        Notes notes = new Notes();
        Answer<List<DnsRecord.Mx>> mx = exchanges.conclude(notes);
        List<AddressPosture> postures =
                addresses.stream().map(address -> address.conclude(notes)).toList();
        dmarc.conclude(notes);
        return new PostureReport(mx, postures, notes.findings, notes.confirmed, notes.unanswered);
    }
}
