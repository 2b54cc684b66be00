package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import dev.mailworthy.dnsbl.health.ListResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps that take a target off a list. The cause comes first, because a list adds the target again while the cause
 * lasts. No step advises to pay for removal.
 */
final class Delisting {

    private Delisting() {}

    static List<Remedy> of(ListResult result) {
        List<Remedy> steps = new ArrayList<>();
        steps.add(cause(result));
        steps.add(removal(result));
        return List.copyOf(steps);
    }

    private static Remedy cause(ListResult result) {
        Scope scope = result.scope();
        if (scope == Scope.POLICY) {
            return Remedy.of(
                    Actor.YOU,
                    "Ask the provider for a static address with a reverse name of your own, outside the ranges that are declared as"
                            + " not sending; until then send through a relay.",
                    TimeToEffect.ONE_TO_THREE_DAYS);
        }
        if (scope == Scope.RANGE || scope == Scope.ASN) {
            return Remedy.of(
                    Actor.YOU,
                    "Others in the network caused it: ask the provider to act, or for an address in another network.",
                    TimeToEffect.DAYS);
        }
        Set<CodeClass> classes =
                result.meanings().stream().map(code -> code.codeClass()).collect(Collectors.toSet());
        return Remedy.of(Actor.YOU, byClass(classes), TimeToEffect.HOURS_TO_DAYS);
    }

    private static String byClass(Set<CodeClass> classes) {
        if (classes.contains(CodeClass.EXPLOIT) || classes.contains(CodeClass.MALWARE)) {
            return "Find the infected or abused program behind the address and close it: look at what connects to port"
                    + " 25 that is not your mail server.";
        }
        if (classes.contains(CodeClass.PROXY)) {
            return "Close the open proxy or relay on this address.";
        }
        if (classes.contains(CodeClass.BACKSCATTER)) {
            return "Refuse unknown recipients during the SMTP session, so that no delivery reports go to strangers.";
        }
        if (classes.contains(CodeClass.ATTACK)) {
            return "Find what on this address tries passwords or attacks servers, and stop it.";
        }
        if (classes.contains(CodeClass.ABUSED) || classes.contains(CodeClass.PHISH)) {
            return "Find pages and accounts under the domain that you did not make, and remove them.";
        }
        if (classes.contains(CodeClass.HIJACK)) {
            return "The network is on record as hijacked: move to another provider.";
        }
        return "Find and stop what the list saw: an account, a form or a customer that sends unwanted mail.";
    }

    private static Remedy removal(ListResult result) {
        Optional<String> link = result.delist();
        return switch (result.list().removal().by()) {
            case TIME ->
                Remedy.of(
                        Actor.YOU,
                        "Then wait: the entry expires by itself. Do not pay for removal."
                                + at(" See the entry at ", link),
                        new Means.Wait(),
                        TimeToEffect.DAYS);
            case NETWORK_OWNER -> askNetworkOwner(link);
            case NETWORK_OWNER_FOR_SPAM -> isAboutNetwork(result) ? askNetworkOwner(link) : ask(Actor.YOU, link);
            case NONE -> Remedy.of(Actor.LIST_OPERATOR, "The list removes no entry on request.", TimeToEffect.UNKNOWN);
            case SELF_SERVICE -> ask(Actor.YOU, link);
            case OPERATOR -> ask(Actor.YOU, link);
        };
    }

    private static Remedy askNetworkOwner(Optional<String> link) {
        return remedy(Actor.PROVIDER, "Then the owner of the network has to ask for removal", link);
    }

    private static Remedy ask(Actor actor, Optional<String> link) {
        return remedy(actor, "Then ask for removal", link);
    }

    private static Remedy remedy(Actor actor, String action, Optional<String> link) {
        return Remedy.of(
                actor,
                link.map(page -> action + ": " + page).orElse(action + "."),
                new Means.AskList(link.stream().toList()),
                TimeToEffect.HOURS_TO_DAYS);
    }

    /**
     * Whether the entry is about a network. The Spamhaus SBL, a part of a combined list, answers only the owner of the
     * network.
     */
    private static boolean isAboutNetwork(ListResult result) {
        return result.meanings().stream()
                .anyMatch(code -> code.codeClass() == CodeClass.SPAM || code.codeClass() == CodeClass.HIJACK);
    }

    private static String at(String lead, Optional<String> link) {
        return link.map(address -> lead + address).orElse("");
    }
}
