package dev.mailworthy.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages of the site, in the order of its navigation.
 *
 * @param groups the groups, each with its pages
 */
record SiteMap(List<Group> groups) {
    SiteMap {
        groups = List.copyOf(groups);
    }

    /** A part of the navigation with its heading. */
    record Group(String title, List<Entry> entries) {}

    /** A page: its file, relative to the site, and its name in the navigation. */
    record Entry(String file, String title) {}

    /** Reads a map: a group stands alone on its line; a page below it is indented, with its file and its title. */
    static SiteMap read(Path file) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                String[] words = line.strip().split(" ", 2);
                groups.get(groups.size() - 1).entries().add(new Entry(words[0], words[1]));
            } else {
                groups.add(new Group(line.strip(), new ArrayList<>()));
            }
        }
        return new SiteMap(groups);
    }

    List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    Optional<Entry> entry(String file) {
        return entries().stream().filter(entry -> entry.file().equals(file)).findFirst();
    }

    /** The navigation as an HTML list. The given page is marked as the current one. */
    String navigation(String current) {
        StringBuilder html = new StringBuilder();
        for (Group group : groups) {
            html.append("<h2>").append(Html.escape(group.title())).append("</h2>\n<ul>\n");
            for (Entry entry : group.entries()) {
                String mark = entry.file().equals(current) ? " aria-current=\"page\"" : "";
                html.append(
                        "<li><a href=\"%s\"%s>%s</a></li>%n".formatted(entry.file(), mark, Html.escape(entry.title())));
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }
}
