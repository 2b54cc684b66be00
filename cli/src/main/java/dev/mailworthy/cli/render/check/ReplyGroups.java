package dev.mailworthy.cli.render.check;

import dev.mailworthy.smtp.reply.bounce.RecipientStatus;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.Receiver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replies from many messages and lines, grouped by receiver and rule. It keeps the first replies and one of each group, so that
 * long logs need no more memory.
 */
public final class ReplyGroups {

    /** Replies that are kept one by one. */
    static final int MOST_REPLIES = 1000;
    /** Recipients that are kept of each group. */
    static final int MOST_RECIPIENTS = 5;

    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final List<FoundReply> first = new ArrayList<>();
    private long count;
    private long units;
    private long without;
    private long incoming;

    /** What the replies of a group have in common. */
    private record Key(Optional<String> receiver, Optional<String> rule, boolean ownWords) {}

    /** One group. */
    static final class Group {
        private final FoundReply sample;
        private final Set<String> recipients = new LinkedHashSet<>();
        private long count;

        private Group(FoundReply sample) {
            this.sample = sample;
        }

        FoundReply sample() {
            return sample;
        }

        long count() {
            return count;
        }

        /** At most {@link #MOST_RECIPIENTS}. */
        List<String> recipients() {
            return List.copyOf(recipients);
        }
    }

    /** Counts a message or a line that holds these replies. */
    public void add(String place, List<ExplainedReply> replies) {
        units++;
        replies.forEach(reply -> add(new FoundReply(reply, place)));
    }

    /** Counts a message without a refusal. */
    public void without() {
        without++;
    }

    /** Counts a line about mail that this server itself refused. */
    public void incoming() {
        incoming++;
    }

    private void add(FoundReply found) {
        count++;
        if (first.size() < MOST_REPLIES) {
            first.add(found);
        }
        Optional<Classification> of = found.explained().classification();
        Key key = new Key(
                of.flatMap(Classification::receiver).map(Receiver::id),
                of.flatMap(ReplyGroups::rule).map(MatchedRule::id),
                of.filter(all -> !all.reply().ending().isReply()).isPresent());
        Group group = groups.computeIfAbsent(key, fresh -> new Group(found));
        group.count++;
        found.explained()
                .recipient()
                .map(RecipientStatus::finalRecipient)
                .filter(address -> !address.isEmpty() && group.recipients.size() < MOST_RECIPIENTS)
                .ifPresent(group.recipients::add);
    }

    private static Optional<MatchedRule> rule(Classification of) {
        return of instanceof Classified known ? Optional.of(known.rule()) : ((Unclassified) of).nearest();
    }

    /** Whether several messages or lines hold replies. */
    public boolean isMany() {
        return units > 1;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** All replies; of many the first ones. */
    public List<FoundReply> replies() {
        return List.copyOf(first);
    }

    /** The largest group first. */
    List<Group> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::count).reversed())
                .toList();
    }

    /** The number of replies. */
    public long found() {
        return count;
    }

    long count() {
        return count;
    }

    long units() {
        return units;
    }

    /** Messages without a refusal. */
    long messagesWithout() {
        return without;
    }

    /** Lines about mail that this server itself refused. */
    long incomingLines() {
        return incoming;
    }
}
