package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.run.Together;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries one list about targets of one kind. Test entries and targets are queried at the same time; {@link ListHealth#judge}
 * decides afterwards which answers count.
 */
public final class Inquiry {

    private final Dns dns;
    private final AskedList list;
    private final Keys keys;
    private final ListAddresses addresses;
    private final TargetKind kind;
    private final CompletableFuture<ListHealth> health;

    /** Sends the questions for the list's test entries. */
    public Inquiry(Dns dns, AskedList list, TargetKind kind, Keys keys) {
        this.dns = dns;
        this.list = list;
        this.keys = keys;
        this.addresses = new ListAddresses(dns, list.zone().apex());
        this.kind = kind;
        this.health = again();
    }

    private Inquiry(Dns dns, Inquiry tested) {
        this.dns = dns;
        this.list = tested.list;
        this.keys = tested.keys;
        this.addresses = new ListAddresses(dns, list.zone().apex());
        this.kind = tested.kind;
        this.health = tested.health;
    }

    /** This list with its known health, whose questions go through another DNS. */
    public Inquiry through(Dns other) {
        return new Inquiry(other, this);
    }

    /** The health of the list when the answers to its test entries are not waited for. */
    public ListHealth unanswered(Reason why, String detail) {
        return list.notProved(kind, ListHealth.State.UNANSWERED, why, detail);
    }

    /** The result of the list's own test entries. */
    public CompletableFuture<ListHealth> health() {
        return health;
    }

    /** Queries the test entries again, at the end of a long run. */
    public CompletableFuture<ListHealth> again() {
        return TestRun.of(list, kind, this::ask);
    }

    /** Queries the list. The answer is not yet judged. */
    public CompletableFuture<Word> ask(Target target) {
        List<CompletableFuture<Word>> words = list.names(target).stream()
                .map(name -> addresses
                        .of(name)
                        .thenApply(answer -> Word.of(answer, list.entry().codes())))
                .toList();
        if (words.isEmpty()) {
            return CompletableFuture.completedFuture(new Word.Silent(
                    Reason.NOT_SUPPORTED, "the name is too long or too short to be asked of this list"));
        }
        return Together.of(words).thenApply(Inquiry::strongest);
    }

    /** Combines the answers for several names. An entry at any name counts; "no entry" needs an answer for every name. */
    private static Word strongest(List<Word> words) {
        return words.stream()
                .filter(Word.Entry.class::isInstance)
                .findFirst()
                .or(() -> words.stream().filter(Word.Silent.class::isInstance).findFirst())
                .or(() -> words.stream().filter(Word.Bare.class::isInstance).findFirst())
                .orElseGet(Word.Nothing::new);
    }

    /** The list's TXT record about a {@link Target target}. It is queried as soon as the list has an entry. */
    public CompletableFuture<Optional<String>> reason(Target target, CompletableFuture<Word> word) {
        return word.thenCompose(said ->
                said instanceof Word.Entry ? texts(target) : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<Optional<String>> texts(Target target) {
        List<CompletableFuture<DnsAnswer>> answers = list.names(target).stream()
                .map(name -> dns.query(DnsQuestion.of(name, RecordType.TXT)))
                .toList();
        return Together.of(answers).thenApply(all -> text(all.stream()));
    }

    /** The result for a target, judged by the list's test entries. */
    public ListResult conclude(ListHealth known, Word word, Optional<String> reasonText) {
        return list.result(known.judge(word.outcome()), word.addresses(), reasonText);
    }

    /** The list's TXT record about a target that has an entry (RFC 5782 section 2.1), with any key in it masked. */
    public Optional<String> reasonText(Target target) {
        return text(list.names(target).stream().map(name -> dns.ask(DnsQuestion.of(name, RecordType.TXT))));
    }

    private Optional<String> text(Stream<DnsAnswer> answers) {
        return answers.filter(DnsAnswer.Records.class::isInstance)
                .map(DnsAnswer.Records.class::cast)
                .findFirst()
                .map(found -> found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(" ")))
                .map(keys::masked);
    }
}
