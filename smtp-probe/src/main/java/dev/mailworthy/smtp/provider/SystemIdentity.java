package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Facts from the machine's own system, without the network.
 *
 * @param environment the names of the variables that are set
 * @param dmi the values of the firmware; a missing field is absent
 */
public record SystemIdentity(Set<String> environment, Map<DmiField, Answer<String>> dmi) {

    private static final String DMI = "sys/class/dmi/id";

    /** The maximum length of a value. SMBIOS strings have 64 octets by convention. */
    private static final int LIMIT = 256;

    public SystemIdentity {
        environment = Set.copyOf(environment);
        dmi = Map.copyOf(dmi);
    }

    /** {@return a machine without such facts} */
    public static SystemIdentity none() {
        return new SystemIdentity(Set.of(), Map.of());
    }

    /**
     * Reads the firmware's values.
     *
     * @param root the root directory, {@code /} on a real machine
     * @param environment the names of the variables that are set
     * @return the values that can be read
     */
    public static SystemIdentity read(Path root, Set<String> environment) {
        Map<DmiField, Answer<String>> dmi = new EnumMap<>(DmiField.class);
        for (DmiField field : DmiField.values()) {
            dmi.put(field, value(root.resolve(DMI).resolve(field.file())));
        }
        return new SystemIdentity(environment, dmi);
    }

    private static Answer<String> value(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Answer.unanswered(Reason.MALFORMED, "it is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(LIMIT + 1);
            if (octets.length > LIMIT) {
                return Answer.unanswered(Reason.MALFORMED, "it is longer than " + LIMIT + " octets");
            }
            String text = Printable.text(new String(octets, StandardCharsets.UTF_8).strip());
            return text.isEmpty() ? Answer.absent() : Answer.present(text);
        } catch (NoSuchFileException e) {
            return Answer.absent();
        } catch (AccessDeniedException e) {
            return Answer.unanswered(Reason.NO_PERMISSION, "only root may read it");
        } catch (IOException e) {
            return Answer.unanswered(Reason.NOT_SUPPORTED, "it cannot be read");
        }
    }
}
