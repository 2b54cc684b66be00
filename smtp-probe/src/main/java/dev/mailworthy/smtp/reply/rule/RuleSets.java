package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.EnhancedCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/** Sets of rules by their number in the catalogue: those that a code, or an enhanced code, allows. */
final class RuleSets {

    private static final int HIGHEST_CODE = 599;
    /** Enhanced codes that are kept; a sender of many others gets no memory for them. */
    private static final int MOST_ENHANCED = 1024;

    private final List<Rule> rules;
    private final AtomicReferenceArray<long[]> byCode = new AtomicReferenceArray<>(HIGHEST_CODE + 1);
    private final Map<EnhancedCode, long[]> byEnhanced = new ConcurrentHashMap<>();
    private final long[] withoutEnhanced;

    RuleSets(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.withoutEnhanced = of(rule -> rule.conditions().enhanced().isEmpty());
    }

    static void add(long[] rules, long[] more) {
        for (int i = 0; i < rules.length; i++) {
            rules[i] |= more[i];
        }
    }

    static void keep(long[] rules, long[] allowed) {
        for (int i = 0; i < rules.length; i++) {
            rules[i] &= allowed[i];
        }
    }

    static void put(long[] rules, int number) {
        rules[number / Long.SIZE] |= 1L << number;
    }

    long[] none() {
        return new long[(rules.size() + Long.SIZE - 1) / Long.SIZE];
    }

    long[] ofCode(int code) {
        long[] known = byCode.get(code);
        if (known == null) {
            known = of(rule -> rule.conditions().code().matches(Integer.toString(code)));
            byCode.set(code, known);
        }
        return known;
    }

    long[] ofEnhanced(Optional<EnhancedCode> enhanced) {
        if (enhanced.isEmpty()) {
            return withoutEnhanced;
        }
        EnhancedCode code = enhanced.get();
        long[] known = byEnhanced.get(code);
        if (known == null) {
            String text = code.toString();
            known = of(rule -> rule.conditions()
                    .enhanced()
                    .filter(pattern -> !pattern.matches(text))
                    .isEmpty());
            if (byEnhanced.size() < MOST_ENHANCED) {
                byEnhanced.put(code, known);
            }
        }
        return known;
    }

    private long[] of(Predicate<Rule> which) {
        long[] set = none();
        for (int number = 0; number < rules.size(); number++) {
            if (which.test(rules.get(number))) {
                put(set, number);
            }
        }
        return set;
    }
}
