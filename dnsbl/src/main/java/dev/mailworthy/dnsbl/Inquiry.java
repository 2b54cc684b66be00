package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** One list asked for targets of one kind: its test entries and the targets at once, the judgement afterwards. */
final class Inquiry {

    private final Dns dns;
    private final CatalogueEntry list;
    private final List<CompletableFuture<Word>> mustList;
    private final List<CompletableFuture<Word>> mustNotList;

    Inquiry(Dns dns, CatalogueEntry list, TargetKind kind) {
        this.dns = dns;
        this.list = list;
        this.mustList = list.mustList(kind).stream().map(this::ask).toList();
        this.mustNotList = list.mustNotList(kind).stream().map(this::ask).toList();
    }

    /** A cached answer proves nothing about now, so the cache is passed by. */
    CompletableFuture<Word> ask(Target target) {
        return question(target, RecordType.A)
                .map(question -> dns.query(question.withoutCache()).thenApply(answer -> Word.of(answer, list)))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Word.Silent(Reason.NOT_SUPPORTED, "the name is too long to be asked of this list")));
    }

    private Optional<DnsQuestion> question(Target target, RecordType type) {
        try {
            return Optional.of(DnsQuestion.of(DomainName.ofText(list.zone()).prepend(target.labels()), type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    ListResult conclude(Target target, CompletableFuture<Word> pending) {
        Word word = pending.join();
        Optional<Word.Silent> fault = ListHealth.fault(list, joined(mustList), joined(mustNotList));
        if (word instanceof Word.Silent silent) {
            return unanswered(silent);
        }
        if (fault.isPresent()) {
            return unanswered(fault.get());
        }
        return word instanceof Word.Listed listed ? listed(target, listed.codes()) : notListed();
    }

    private static List<Word> joined(List<CompletableFuture<Word>> words) {
        return words.stream().map(CompletableFuture::join).toList();
    }

    private ListResult unanswered(Word.Silent silent) {
        return result(
                ListState.UNANSWERED,
                Optional.of(silent.why()),
                silent.detail(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private ListResult notListed() {
        return result(ListState.NOT_LISTED, Optional.empty(), "", List.of(), List.of(), Optional.empty());
    }

    private ListResult listed(Target target, List<IpAddress> addresses) {
        List<CatalogueEntry.Code> codes = list.codes().stream()
                .filter(code -> addresses.stream().anyMatch(code.pattern()::matches))
                .toList();
        if (codes.isEmpty() && !list.anyAnswerLists()) {
            return unanswered(
                    new Word.Silent(Reason.MALFORMED, "answered " + addresses + ", which the catalogue does not know"));
        }
        ListState state = list.allowList() ? ListState.ALLOWED : ListState.LISTED;
        return result(state, Optional.empty(), "", addresses, codes, reasonText(target));
    }

    /** TXT is asked for hits only (RFC 5782 section 2.1); without it nothing is lost. */
    private Optional<String> reasonText(Target target) {
        return question(target, RecordType.TXT)
                .map(dns::ask)
                .filter(DnsAnswer.Records.class::isInstance)
                .map(answer -> ((DnsAnswer.Records) answer)
                        .of(DnsRecord.Txt.class).stream()
                                .map(txt -> new String(txt.joined(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining(" ")));
    }

    private ListResult result(
            ListState state,
            Optional<Reason> why,
            String detail,
            List<IpAddress> addresses,
            List<CatalogueEntry.Code> codes,
            Optional<String> text) {
        Severity worst = codes.stream()
                .map(CatalogueEntry.Code::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        Optional<String> meaning = codes.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.stream().map(CatalogueEntry.Code::meaning).collect(Collectors.joining("; ")));
        return new ListResult(
                list.id(),
                list.name(),
                list.zone(),
                state,
                why,
                detail,
                addresses,
                meaning,
                text,
                worst,
                list.delist());
    }
}
