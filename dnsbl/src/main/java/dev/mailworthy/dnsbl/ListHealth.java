package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Reason;
import java.util.List;
import java.util.Optional;

/** Whether a list's own test entries answered as they must (RFC 5782 section 5). */
final class ListHealth {

    private ListHealth() {}

    /** Nothing when the list can be trusted for this kind of target, else why not. */
    static Optional<Word.Silent> fault(CatalogueEntry list, List<Word> mustList, List<Word> mustNotList) {
        if (mustList.isEmpty() || mustNotList.isEmpty()) {
            return Optional.of(new Word.Silent(
                    Reason.CANARY_FAILED,
                    "the list has no known test entry of this kind, so its silence proves nothing"));
        }
        for (List<Word> words : List.of(mustList, mustNotList)) {
            Optional<Word.Silent> silent = words.stream()
                    .filter(Word.Silent.class::isInstance)
                    .map(Word.Silent.class::cast)
                    .findFirst();
            if (silent.isPresent()) {
                return silent.map(word -> new Word.Silent(word.why(), "test entry: " + word.detail()));
            }
        }
        if (mustList.stream().noneMatch(word -> isExpected(word, list))) {
            return canary("the entry that must be listed is not: the zone is empty, dead or hidden by the resolver");
        }
        if (mustNotList.stream().anyMatch(Word.Listed.class::isInstance)) {
            return canary("the entry that must not be listed is: the zone lists everything");
        }
        return Optional.empty();
    }

    private static boolean isExpected(Word word, CatalogueEntry list) {
        return word instanceof Word.Listed listed
                && (list.expected().isEmpty()
                        || listed.codes().stream()
                                .anyMatch(code -> list.expected().stream().anyMatch(pattern -> pattern.matches(code))));
    }

    private static Optional<Word.Silent> canary(String detail) {
        return Optional.of(new Word.Silent(Reason.CANARY_FAILED, detail));
    }
}
