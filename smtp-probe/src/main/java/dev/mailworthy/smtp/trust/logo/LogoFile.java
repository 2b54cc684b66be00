package dev.mailworthy.smtp.trust.logo;

import dev.mailworthy.core.text.Printable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An image, held against the profile SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman-12, of 2026-05-01) as far as this can be
 * seen without drawing it. The document is hostile input: no DTD is read, no entity is replaced, nothing is fetched, and a
 * compressed document is unpacked up to a limit.
 */
final class LogoFile {

    /** The limit that the BIMI group gives for the logo. */
    static final int MOST_OCTETS = 32_768;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST_FAULTS = 5;

    /** SVG Tiny PS has no scripts, no interaction, no animation and no media. */
    private static final Set<String> SCRIPTS =
            Set.of("script", "handler", "listener", "a", "foreignobject", "prefetch");

    private static final Set<String> MOVING = Set.of(
            "animate", "animatecolor", "animatemotion", "animatetransform", "animation", "set", "discard", "mpath");

    private static final Set<String> MEDIA = Set.of("audio", "video", "image");

    private final Set<String> faults = new LinkedHashSet<>();
    private final XMLStreamReader reader;
    private int depth;
    private boolean titled;

    private LogoFile(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** What is wrong with a document, each as the end of a sentence; at most a few. None for a good one. */
    static List<String> faults(byte[] document) {
        if (document.length == 0) {
            return List.of("the document is empty");
        }
        byte[] plain;
        try {
            plain = unpacked(document);
        } catch (IOException e) {
            return List.of("it is compressed, and cannot be unpacked");
        }
        List<String> found = new ArrayList<>();
        if (plain.length > MOST_OCTETS) {
            String size = plain.length > 4 * MOST_OCTETS ? "more than " + 4 * MOST_OCTETS : "" + plain.length;
            found.add("it has " + size + " octets; the limit is " + MOST_OCTETS);
        }
        if (plain.length <= 4 * MOST_OCTETS) {
            found.addAll(content(plain));
        }
        return found.stream().limit(MOST_FAULTS).toList();
    }

    private static byte[] unpacked(byte[] document) throws IOException {
        boolean packed = document.length > 2 && (document[0] & 0xff) == 0x1f && (document[1] & 0xff) == 0x8b;
        if (!packed) {
            return document;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return in.readNBytes(4 * MOST_OCTETS + 1);
        }
    }

    private static Set<String> content(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        Set<String> found = new LinkedHashSet<>();
        try {
            LogoFile file = new LogoFile(factory.createXMLStreamReader(new StringReader(text(document))));
            try {
                file.read();
            } finally {
                found.addAll(file.faults);
                file.reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            found.add("it is not well-formed XML");
        }
        return found;
    }

    /** The text in UTF-16 by its mark, else in UTF-8, else in ISO 8859-1. The reader of the platform prints octets that do not fit. */
    private static String text(byte[] document) {
        boolean marked = document.length > 1 && (document[0] & 0xff) + (document[1] & 0xff) == 0x1fd;
        try {
            String text = (marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(document, StandardCharsets.ISO_8859_1);
        }
    }

    private void read() throws XMLStreamException {
        while (reader.hasNext() && faults.size() < MOST_FAULTS) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    element(reader.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    faults.add("it has a DOCTYPE or an entity");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction(reader.getPITarget());
                default -> {
                    // Text, comments and white space can stand anywhere.
                }
            }
        }
        if (!titled && faults.size() < MOST_FAULTS) {
            faults.add("it has no title element below its root");
        }
    }

    private void instruction(String target) {
        if (target.toLowerCase(Locale.ROOT).equals("xml-stylesheet")) {
            faults.add("it refers to a style sheet");
        }
    }

    private void element(String given) throws XMLStreamException {
        String name = given.toLowerCase(Locale.ROOT);
        if (depth == 1) {
            root(given);
        }
        if (SCRIPTS.contains(name)) {
            faults.add("it has the element " + Printable.text(given) + ", for scripts, links or interaction");
        } else if (MOVING.contains(name)) {
            faults.add("it has the animation element " + Printable.text(given));
        } else if (MEDIA.contains(name)) {
            faults.add("it has the element " + Printable.text(given) + ", which is no vector graphic");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        if (depth == 2 && given.equals("title")) {
            titled = true;
        }
    }

    private void root(String name) {
        if (!name.equals("svg") || !SVG.equals(reader.getNamespaceURI())) {
            faults.add("its root is not an svg element of the namespace " + SVG);
            return;
        }
        need("baseProfile", "tiny-ps");
        need("version", "1.2");
        if (reader.getAttributeValue(null, "x") != null || reader.getAttributeValue(null, "y") != null) {
            faults.add("its root has x= or y=");
        }
    }

    private void need(String attribute, String wanted) {
        String value = reader.getAttributeValue(null, attribute);
        if (!wanted.equals(value)) {
            faults.add(attribute + " is " + (value == null ? "missing" : "\"" + shortened(value) + "\"")
                    + "; it must be \"" + wanted + "\"");
        }
    }

    private void attribute(String given, String value) {
        String name = given.toLowerCase(Locale.ROOT);
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("on")) {
            faults.add("it has the event attribute " + Printable.text(shortened(given)));
        } else if ((name.equals("href") || name.equals("src")) && !text.startsWith("#")) {
            faults.add("it refers to " + Printable.text(shortened(value)));
        } else if (text.replaceAll("url\\(\\s*[\"']?\\s*#", "").contains("url(")) {
            faults.add("it refers to another file by url()");
        }
    }

    private static String shortened(String text) {
        return Printable.text(text.length() > 40 ? text.substring(0, 40) + "..." : text);
    }
}
