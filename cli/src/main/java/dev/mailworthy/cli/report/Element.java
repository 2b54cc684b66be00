package dev.mailworthy.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element with its attributes and its content. Names come from the program; values may come from the network and are escaped. */
record Element(String name, Map<String, String> attributes, List<Markup> children) implements Markup {
    Element {
        children = List.copyOf(children);
    }

    static Element of(String name, Markup... children) {
        return new Element(name, Map.of(), List.of(children));
    }

    static Element of(String name, String text) {
        return of(name, new Text(text));
    }

    static Element of(String name, List<? extends Markup> children) {
        return new Element(name, Map.of(), List.copyOf(children));
    }

    /** This element with one more attribute, after the others. */
    Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, children);
    }

    /** This element with more content, after the rest. */
    Element and(Markup... more) {
        return and(List.of(more));
    }

    Element and(List<? extends Markup> more) {
        List<Markup> all = new ArrayList<>(children);
        all.addAll(more);
        return new Element(name, attributes, all);
    }

    @Override
    public void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(Markup.escaped(value))
                .append('"'));
        if (children.isEmpty() && isVoid()) {
            out.append("/>");
            return;
        }
        out.append('>');
        boolean ownLines = !children.isEmpty() && children.stream().allMatch(Element.class::isInstance);
        for (Markup child : children) {
            out.append(ownLines ? "\n" : "");
            child.write(out);
        }
        out.append(ownLines ? "\n" : "").append("</").append(name).append('>');
    }

    /** HTML's void elements that are used here, and XML's that never hold anything. */
    private boolean isVoid() {
        return List.of("meta", "br", "rect", "line", "circle", "skipped", "property")
                .contains(name);
    }
}
