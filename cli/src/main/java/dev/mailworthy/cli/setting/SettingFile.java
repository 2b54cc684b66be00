package dev.mailworthy.cli.setting;

import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a file of settings: YAML, one key for each setting. */
final class SettingFile {

    private static final int LARGEST = 1 << 16;

    private final Path file;
    private final boolean isProject;
    private final Optional<String> sudoUser;

    private SettingFile(Path file, boolean isProject, Optional<String> sudoUser) {
        this.file = file;
        this.isProject = isProject;
        this.sudoUser = sudoUser;
    }

    /**
     * The settings of the file; none if it is not there, or if it has nothing but comments.
     *
     * @throws UsageException when it cannot be used, with its line where the problem has one
     */
    static List<SettingValue> read(SettingPlaces places, boolean isProject) {
        Optional<String> sudoUser = Optional.ofNullable(places.environment().get("SUDO_UID"));
        return (isProject ? places.project() : places.user())
                .filter(SettingPlaces::isThere)
                .map(file -> new SettingFile(file, isProject, sudoUser).read())
                .orElse(List.of());
    }

    private List<SettingValue> read() {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": is no file that can be read");
        }
        checkOwner();
        try {
            String text = InputFile.utf8(file, LARGEST);
            boolean isEmpty = text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
            return isEmpty ? List.of() : values(YamlPart.document(file.toString(), text));
        } catch (IOException | YamlException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** A user who can change the file can have the run query another resolver, or read another file. */
    private void checkOwner() {
        try {
            PosixFileAttributes seen = Files.readAttributes(file, PosixFileAttributes.class);
            Set<PosixFilePermission> allowed = seen.permissions();
            // Systems give each user a group of the same name, and files that this group may write.
            boolean isOwnGroup = seen.group().getName().equals(seen.owner().getName());
            if (allowed.contains(PosixFilePermission.OTHERS_WRITE)
                    || allowed.contains(PosixFilePermission.GROUP_WRITE) && !isOwnGroup) {
                throw new UsageException(file
                        + ": other users may write it, so that its settings may not be yours; mend it: chmod go-w");
            }
            if (!isTrusted(Files.getAttribute(file, "unix:uid"))) {
                throw new UsageException(
                        file + ": belongs to the user " + seen.owner().getName()
                                + ", so that its settings may not be yours; own it, or run in another folder");
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // A file system without owners, or a system without /proc.
        }
    }

    /** The user of the process, root, and the user who became root with sudo. */
    private boolean isTrusted(Object owner) throws IOException {
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return owner.equals(0)
                || owner.equals(self)
                || self.equals(0) && sudoUser.filter(owner.toString()::equals).isPresent();
    }

    private List<SettingValue> values(YamlPart document) throws YamlException {
        List<SettingValue> values = new ArrayList<>();
        for (Map.Entry<String, YamlPart> each : document.mapping("the file").entrySet()) {
            values.add(value(each.getKey(), each.getValue()));
        }
        return values;
    }

    private SettingValue value(String key, YamlPart part) throws YamlException {
        Setting setting = Setting.of(key).orElseThrow(() -> new UsageException(unknown(key, part)));
        List<String> texts = new ArrayList<>();
        for (YamlPart item : part.isSequence() ? part.items(key) : List.of(part)) {
            String text = item.text(key).strip();
            if (text.isEmpty()) {
                throw item.problem(key + ": is empty");
            }
            texts.add(setting.isFile() ? beside(text) : text);
        }
        if (setting.kind() != Setting.Kind.LIST && texts.size() != 1) {
            throw part.problem(key + ": takes one value");
        }
        return Settings.checked(new SettingValue(setting, texts, new SettingSource.Line(file, part.line(), isProject)));
    }

    /** A relative name of a file is taken from the folder of the user's settings, or of the project. */
    private String beside(String name) {
        try {
            return file.resolveSibling(name).toString();
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private String unknown(String key, YamlPart part) {
        String place = file + ":" + part.line() + ": ";
        if (key.matches("(?i).*(key|secret|password|token).*")) {
            return place + "\"" + key + "\" is no setting; a secret stands in a file of its own, named by keys: FILE or"
                    + " responder-key-file: FILE";
        }
        List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
        return place + "\"" + key + "\" is no setting; "
                + Nearest.question(key, known).orElse("see: mailworthy config");
    }
}
