package dev.mailworthy.cli;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts files and their dependencies. A file is an outer class with all its nested classes. */
final class Shape {

    private Shape() {}

    /** The full name of the outer class. */
    static String outer(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    /** The files of each package. */
    static Map<String, Set<String>> types(JavaClasses classes) {
        Map<String, Set<String>> types = new TreeMap<>();
        for (JavaClass type : classes) {
            if (!type.getSimpleName().equals("package-info")) {
                types.computeIfAbsent(type.getPackageName(), any -> new TreeSet<>())
                        .add(outer(type));
            }
        }
        return types;
    }

    /** The packages in which each simple name stands. */
    static Map<String, Set<String>> packagesOfNames(JavaClasses classes) {
        Map<String, Set<String>> rooms = new TreeMap<>();
        types(classes)
                .forEach((room, types) -> types.forEach(
                        type -> rooms.computeIfAbsent(type.substring(room.length() + 1), any -> new TreeSet<>())
                                .add(room)));
        return rooms;
    }

    /** The circles of files in one package: sets of files that all depend on each other, directly or not. */
    static List<Set<String>> circles(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        Map<String, Set<String>> usedBy = new TreeMap<>();
        for (JavaClass type : classes) {
            uses.computeIfAbsent(outer(type), any -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String from = outer(type);
                String to = outer(target);
                if (target.getPackageName().equals(type.getPackageName()) && !from.equals(to)) {
                    uses.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
                    usedBy.computeIfAbsent(to, any -> new TreeSet<>()).add(from);
                }
            }
        }
        return components(uses, usedBy);
    }

    /** Strongly connected components of more than one node, by Kosaraju's algorithm. */
    private static List<Set<String>> components(Map<String, Set<String>> uses, Map<String, Set<String>> usedBy) {
        Set<String> seen = new HashSet<>();
        List<String> finished = new ArrayList<>();
        uses.keySet().forEach(node -> finish(node, uses, seen, finished));
        Map<String, String> roots = new HashMap<>();
        Map<String, Set<String>> components = new TreeMap<>();
        for (int i = finished.size() - 1; i >= 0; i--) {
            String root = finished.get(i);
            Deque<String> open = new ArrayDeque<>(List.of(root));
            while (!open.isEmpty()) {
                String node = open.pop();
                if (roots.putIfAbsent(node, root) == null) {
                    components.computeIfAbsent(root, any -> new TreeSet<>()).add(node);
                    open.addAll(usedBy.getOrDefault(node, Set.of()));
                }
            }
        }
        Collection<Set<String>> all = components.values();
        return all.stream().filter(component -> component.size() > 1).toList();
    }

    private static void finish(String node, Map<String, Set<String>> uses, Set<String> seen, List<String> finished) {
        if (seen.add(node)) {
            uses.getOrDefault(node, Set.of()).forEach(next -> finish(next, uses, seen, finished));
            finished.add(node);
        }
    }
}
