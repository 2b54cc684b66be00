package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import dev.mailworthy.spf.publish.KnownServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The services that are recognised in reports. Their SPF names come from {@link KnownServices}.
 *
 * @param senders services that send for their customers
 * @param forwarders services that forward mail, and write their own domain into MAIL FROM
 */
public record SendingServices(List<SendingService> senders, List<SendingService> forwarders) {

    private static final String FILE = "services.yml";
    private static final Set<String> KEYS = Set.of("id", "name", "domains", "step", "source");

    public SendingServices {
        senders = List.copyOf(senders);
        forwarders = List.copyOf(forwarders);
    }

    /** The services that this program ships. */
    public static SendingServices bundled() {
        YamlPart document = YamlPart.bundled(FILE, SendingServices.class::getResourceAsStream, FILE);
        try {
            return read(document);
        } catch (YamlException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    static SendingServices read(YamlPart document) throws YamlException {
        Map<String, YamlPart> parts = document.mapping("the file", Set.of("schema", "senders", "forwarders"));
        return new SendingServices(
                services(document.required(parts, "senders")), services(document.required(parts, "forwarders")));
    }

    private static List<SendingService> services(YamlPart list) throws YamlException {
        List<SendingService> all = new ArrayList<>();
        for (YamlPart item : list.items("the services")) {
            all.add(service(item));
        }
        return all;
    }

    private static SendingService service(YamlPart item) throws YamlException {
        Map<String, YamlPart> parts = item.mapping("a service", KEYS);
        String id = item.required(parts, "id").text("id");
        return new SendingService(
                id,
                item.required(parts, "name").text("name"),
                KnownServices.include(id),
                item.required(parts, "domains").readItems("domains", DomainName::parse),
                YamlPart.optional(parts, "step", part -> part.text("step")),
                item.required(parts, "source").text("source"));
    }

    /** The service whose customers include this name. */
    Optional<SendingService> including(DomainName name) {
        return senders.stream()
                .filter(service -> service.include().filter(name::isAtOrBelow).isPresent())
                .findFirst();
    }
}
