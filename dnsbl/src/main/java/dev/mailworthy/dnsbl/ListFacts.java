package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.catalogue.Role;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import java.util.stream.Stream;

/**
 * One list's result as facts. The keys are {@code DNSBL-LISTED/spamcop} for the list,
 * {@code DNSBL-LISTED/spamhaus-zen/127.0.0.3} for one of its {@link ListCode codes}, and {@code DNSBL-UNALLOWED/dnswl} for an
 * allow list without the target.
 */
final class ListFacts {

    private static final String LISTED = DnsblFinding.DNSBL_LISTED.code() + '/';
    private static final String UNALLOWED = "DNSBL-UNALLOWED/";

    private ListFacts() {}

    public static Stream<Fact> of(String target, ListResult result) {
        if (result.list().role() == Role.ALLOW) {
            return Stream.of(fact(UNALLOWED + result.id(), target, result, result.state() == ListState.NOT_LISTED));
        }
        Fact any = fact(LISTED + result.id(), target, result, result.state() == ListState.LISTED);
        Stream<Fact> each = result.list().codes().codes().stream()
                .filter(code -> code.codeClass().weighing() == CodeClass.Weighing.AGAINST)
                .map(code -> fact(
                        key(result, code), target, result, result.meanings().contains(code)));
        return Stream.concat(Stream.of(any), each);
    }

    private static String key(ListResult result, ListCode code) {
        return LISTED + result.id() + '/' + code.pattern();
    }

    private static Fact fact(String key, String target, ListResult result, boolean stands) {
        String subject = result.name() + " for " + target;
        if (result.state() == ListState.UNANSWERED) {
            Reason reason = result.why().orElse(Reason.NOT_SUPPORTED);
            return Fact.of(key, subject, Answer.unanswered(reason, result.detail()));
        }
        return Fact.of(key, subject, stands ? Answer.present(result.codes().toString()) : Answer.absent());
    }
}
