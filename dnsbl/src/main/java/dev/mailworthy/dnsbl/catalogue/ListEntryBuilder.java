package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.CodePattern;
import dev.mailworthy.dnsbl.catalogue.code.CodeSeverity;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.Decode;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import dev.mailworthy.dnsbl.catalogue.code.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link ListEntry} in code. For one thread. */
public final class ListEntryBuilder {

    private final String id;
    private final ZonePattern zone;
    private final List<ListCode> codes = new ArrayList<>();
    private final List<CodePattern> errors = new ArrayList<>();
    private String name;
    private Set<TargetKind> kinds = Set.of(TargetKind.IP4);
    private Role role = Role.BLOCK;
    private Optional<TestEntries> test = Optional.empty();
    private KeyNeed need = KeyNeed.NONE;
    private String keyId;
    private QueryLimits limits = QueryLimits.none();
    private Weight weight = Weight.MEDIUM;

    ListEntryBuilder(String id, String zone) {
        this.id = ListReader.id(id);
        this.zone = new ZonePattern(zone, Optional.empty());
        this.name = id;
        this.keyId = id;
    }

    /**
     * The name for people. The default is the id.
     *
     * @param forPeople one line
     * @return this builder
     */
    public ListEntryBuilder name(String forPeople) {
        name = forPeople;
        return this;
    }

    /**
     * The kinds of targets that the list takes. The default is IPv4 addresses.
     *
     * @param first a kind
     * @param more other kinds
     * @return this builder
     */
    public ListEntryBuilder kinds(TargetKind first, TargetKind... more) {
        kinds = Set.copyOf(concat(first, more));
        return this;
    }

    private static List<TargetKind> concat(TargetKind first, TargetKind... more) {
        List<TargetKind> all = new ArrayList<>(List.of(more));
        if (!all.contains(first)) {
            all.add(first);
        }
        return all.stream().distinct().toList();
    }

    /**
     * Whether an entry counts against or for a target. The default is a block list.
     *
     * @param meaning of an entry
     * @return this builder
     */
    public ListEntryBuilder role(Role meaning) {
        role = meaning;
        return this;
    }

    /**
     * Adds the meaning of an A record. With at least one, a record without a meaning is unanswered.
     *
     * @param pattern for example {@code 127.0.0.2}
     * @param means a few words for people
     * @return this builder
     */
    public ListEntryBuilder code(String pattern, String means) {
        CodeClass usual = role == Role.ALLOW ? CodeClass.GOOD : CodeClass.SPAM;
        codes.add(new ListCode(CodePattern.parse(pattern), means, usual, CodeSeverity.NONE));
        return this;
    }

    /**
     * Adds an A record by which the list refuses, for example {@code 127.255.255.254}.
     *
     * @param pattern as in {@link #code}
     * @return this builder
     */
    public ListEntryBuilder error(String pattern) {
        errors.add(CodePattern.parse(pattern));
        return this;
    }

    /**
     * The test entries, if they are not those of RFC 5782 section 5.
     *
     * @param entries names that are always listed, and names that never are
     * @return this builder
     */
    public ListEntryBuilder test(TestEntries entries) {
        test = Optional.of(entries);
        return this;
    }

    /**
     * What the operator wants before the list answers.
     *
     * @param what the operator wants
     * @param idOfKey the id under which {@link Keys} have it
     * @return this builder
     */
    public ListEntryBuilder key(KeyNeed what, String idOfKey) {
        need = what;
        keyId = idOfKey;
        return this;
    }

    /**
     * How often the list may be queried. The default is no limit.
     *
     * @param most a second and a day
     * @return this builder
     */
    public ListEntryBuilder limits(QueryLimits most) {
        limits = most;
        return this;
    }

    /**
     * How much receivers use the list. The default is {@link Weight#MEDIUM}.
     *
     * @param use of the list by receivers
     * @return this builder
     */
    public ListEntryBuilder weight(Weight use) {
        weight = use;
        return this;
    }

    /** {@return the entry} */
    public ListEntry build() {
        Scope scope = kinds.equals(Set.of(TargetKind.DOMAIN)) ? Scope.DOMAIN : Scope.ADDRESS;
        CodeTable table = new CodeTable(
                codes.isEmpty() ? Decode.ANY : Decode.EXACT,
                codes,
                errors,
                "",
                role == Role.ALLOW ? CodeClass.Weighing.FOR : CodeClass.Weighing.AGAINST);
        return new ListEntry(
                id,
                new ListDescription(name, "", "", "", List.of()),
                new ListQuery(zone, kinds, ListQuery.Asks.HOST),
                new ListMeaning(role, scope, table),
                test.orElseGet(() -> TestEntries.standard(kinds)),
                new Access(need, keyId, "unknown", limits, Optional.empty(), ""),
                new Removal(Removal.By.OPERATOR, "", Optional.empty(), Optional.empty(), Optional.empty()),
                new ListStanding(weight, Status.ACTIVE, Optional.empty(), Optional.empty()));
    }
}
