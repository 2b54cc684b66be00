package dev.mailworthy.smtp.reply.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all {@link Fragment fragments} of a catalogue in one pass over a text. It is the automaton of Aho and Corasick (1975)
 * with a transition for each state and each class of characters.
 */
final class WordAutomaton {

    private static final int CHARACTERS = 1 << 16;
    private static final int MOST_CLASSES = 1 << 7;
    /** The class of all characters that stand in no fragment. */
    private static final byte OTHER = 0;

    private static final int[] NONE = {};
    private static final int MARK = Integer.MIN_VALUE;

    private final List<Fragment> fragments;
    /** The length of each fragment; below zero if it must begin a word. */
    private final int[] lengths;

    private final byte[] classes = new byte[CHARACTERS];
    private final int width;
    /** A state is the index of its first transition; it is marked if a fragment ends there. */
    private final int[] next;
    /** The numbers of the fragments that end at a state. */
    private final int[][] ends;

    /** A state under construction. */
    private static final class Node {
        private final Map<Byte, Node> children = new HashMap<>();
        private final List<Integer> ending = new ArrayList<>();
        private final int number;

        private Node(int number) {
            this.number = number;
        }
    }

    /** @param fragments in the order of their numbers */
    WordAutomaton(List<Fragment> fragments) {
        this.fragments = List.copyOf(fragments);
        this.lengths = fragments.stream()
                .mapToInt(each -> each.beginsWord()
                        ? -each.words().length()
                        : each.words().length())
                .toArray();
        this.width = classify();
        List<Node> nodes = tree();
        this.next = new int[nodes.size() * width];
        this.ends = new int[nodes.size()][];
        link(nodes.get(0));
        for (int i = 0; i < next.length; i++) {
            next[i] |= ends[next[i] / width].length > 0 ? MARK : 0;
        }
    }

    /** Gives each character of a fragment a class; a capital letter has that of the small one. */
    private int classify() {
        int count = OTHER + 1;
        for (Fragment fragment : fragments) {
            for (char c : fragment.words().toCharArray()) {
                if (classes[c] == OTHER) {
                    if (count == MOST_CLASSES) {
                        throw new IllegalArgumentException("the fragments have more than 127 characters");
                    }
                    classes[c] = (byte) count++;
                }
            }
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            classes[c] = classes[c + 'a' - 'A'];
        }
        return count;
    }

    private List<Node> tree() {
        List<Node> nodes = new ArrayList<>(List.of(new Node(0)));
        for (int number = 0; number < fragments.size(); number++) {
            Node at = nodes.get(0);
            for (char c : fragments.get(number).words().toCharArray()) {
                Node child = at.children.get(classes[c]);
                if (child == null) {
                    child = new Node(nodes.size());
                    nodes.add(child);
                    at.children.put(classes[c], child);
                }
                at = child;
            }
            at.ending.add(number);
        }
        return nodes;
    }

    /** Fills the transitions level by level: a missing one is that of the longest suffix that is a state. */
    private void link(Node root) {
        int[] suffixes = new int[ends.length];
        Deque<Node> level = new ArrayDeque<>(List.of(root));
        while (!level.isEmpty()) {
            Node node = level.remove();
            int suffix = suffixes[node.number];
            ends[node.number] = node == root ? NONE : ending(node, ends[suffix]);
            int from = node.number * width;
            System.arraycopy(next, suffix * width, next, from, node == root ? 0 : width);
            node.children.forEach((letter, child) -> {
                suffixes[child.number] = node == root ? 0 : next[from + letter] / width;
                next[from + letter] = child.number * width;
                level.add(child);
            });
        }
    }

    private static int[] ending(Node node, int[] ofSuffix) {
        if (node.ending.isEmpty()) {
            return ofSuffix;
        }
        int[] all = Arrays.copyOf(ofSuffix, ofSuffix.length + node.ending.size());
        for (int i = 0; i < node.ending.size(); i++) {
            all[ofSuffix.length + i] = node.ending.get(i);
        }
        return all;
    }

    /** The fragments in a text, in any case of the letters A to Z. */
    FoundWords find(String text) {
        FoundWords found = new FoundWords(fragments.size(), text.length());
        char[] letters = text.toCharArray();
        int state = 0;
        for (int i = 0; i < letters.length; i++) {
            state = next[(state & ~MARK) + classes[letters[i]]];
            if (state < 0) {
                for (int number : ends[(state & ~MARK) / width]) {
                    mark(number, text, i + 1, found);
                }
            }
        }
        return found;
    }

    private void mark(int number, String text, int end, FoundWords found) {
        int length = lengths[number];
        int start = end - Math.abs(length);
        boolean isWord = length > 0 || start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        found.mark(number, start, isWord);
    }
}
