package dev.mailworthy.docs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Writes the Javadoc of the libraries with the JDK's own tool, because only it takes the sources of several Java modules from a
 * module that is none. The arguments are the tool's. Every warning fails the build, also a missing comment, but for those about a
 * compact constructor: its parameters are the components, which the record's own comment explains.
 */
public final class ApiDocs {

    private static final Pattern COMMENT = Pattern.compile("\\s*(/\\*\\*|\\*).*");
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*public \\w+ \\{\\s*");

    private ApiDocs() {}

    public static void main(String[] args) throws IOException {
        // The modules' libraries are those of this program.
        List<String> options = new ArrayList<>(List.of(args));
        options.addAll(List.of("--module-path", System.getProperty("java.class.path")));
        List<String> faults = faults(options);
        faults.forEach(System.err::println);
        if (!faults.isEmpty()) {
            System.err.println(faults.size() + " faults in the Javadoc of exported packages");
            System.exit(1);
        }
    }

    /** The faults that the tool reports, one line each: {@code FILE:LINE: what is missing or wrong}. */
    static List<String> faults(List<String> options) throws IOException {
        List<Diagnostic<? extends JavaFileObject>> reported = new ArrayList<>();
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        boolean done = tool.getTask(new PrintWriter(System.err), null, reported::add, null, options, null)
                .call();
        List<String> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : reported) {
            boolean isNote = each.getKind() == Diagnostic.Kind.NOTE || each.getKind() == Diagnostic.Kind.OTHER;
            if (!isNote && !isAboutCompactConstructor(each)) {
                faults.add(line(each));
            }
        }
        if (!done && faults.isEmpty()) {
            faults.add("the tool failed without a message");
        }
        return faults;
    }

    private static String line(Diagnostic<? extends JavaFileObject> fault) {
        String place = fault.getSource() == null
                ? ""
                : fault.getSource().toUri().getPath() + ":" + fault.getLineNumber() + ": ";
        return place + fault.getMessage(null);
    }

    /** Whether the fault stands at a compact constructor or in the comment above one. */
    private static boolean isAboutCompactConstructor(Diagnostic<? extends JavaFileObject> fault) throws IOException {
        if (fault.getKind() == Diagnostic.Kind.ERROR || fault.getSource() == null || fault.getLineNumber() < 1) {
            return false;
        }
        return fault.getSource()
                .getCharContent(true)
                .toString()
                .lines()
                .skip(fault.getLineNumber() - 1)
                .dropWhile(line -> COMMENT.matcher(line).matches())
                .findFirst()
                .filter(line -> COMPACT_CONSTRUCTOR.matcher(line).matches())
                .isPresent();
    }
}
