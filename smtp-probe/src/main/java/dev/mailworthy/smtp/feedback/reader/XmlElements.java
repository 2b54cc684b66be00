package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over the elements of a document of unknown origin. Document types are refused, entities are not expanded, and each thing of
 * which StAX keeps a copy is counted: depth, unknown elements, attributes, processing instructions.
 */
final class XmlElements implements AutoCloseable {

    /** The deepest nesting. A report has 6 levels. */
    private static final int DEEPEST = 32;
    /** The most unknown elements, attributes and processing instructions of a document. */
    private static final int MOST_STRANGE = 100_000;
    /** The longest text of one element that is kept. */
    private static final int LONGEST_TEXT = 4096;

    private final XMLStreamReader xml;
    private final OddityCount oddities;
    private int strange;

    private XmlElements(XMLStreamReader xml, OddityCount oddities) {
        this.xml = xml;
        this.oddities = oddities;
    }

    static XmlElements over(Reader text, OddityCount oddities) throws XMLStreamException {
        return new XmlElements(factory().createXMLStreamReader(text), oddities);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Goes to the next child of the element at hand. False at its end. */
    boolean nextChild() throws XMLStreamException, RefusedReport {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count(xml.getAttributeCount() + xml.getNamespaceCount());
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> checkOther();
            }
        }
    }

    private void checkOther() throws RefusedReport {
        int event = xml.getEventType();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new RefusedReport(
                    RefusalKind.DOCUMENT_TYPE, "declares a document type or uses its entities, which no report does");
        }
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            count(1);
        }
    }

    private void count(int things) throws RefusedReport {
        strange += things;
        if (strange > MOST_STRANGE) {
            throw new RefusedReport(
                    RefusalKind.OVER_LIMIT,
                    "has more than " + MOST_STRANGE + " unknown elements, attributes and instructions");
        }
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** Passes an element that the format does not have. */
    void skipUnknown() throws XMLStreamException, RefusedReport {
        oddities.note(OddityKind.UNKNOWN_ELEMENT, name());
        skip();
    }

    /** Passes an element with all its content. */
    void skip() throws XMLStreamException, RefusedReport {
        int depth = 1;
        count(1);
        while (depth > 0) {
            if (nextChild()) {
                count(1);
                depth++;
            } else {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new RefusedReport(RefusalKind.OVER_LIMIT, "is nested more than " + DEEPEST + " deep");
            }
        }
    }

    /** The text of the element at hand without spaces around it, and goes behind it. Elements inside are passed. */
    String text() throws XMLStreamException, RefusedReport {
        String first = "";
        StringBuilder more = null;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (first.isEmpty()) {
                        first = bounded();
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        if (more.length() < LONGEST_TEXT) {
                            more.append(bounded());
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return (more == null ? first : more.toString()).strip();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    count(xml.getAttributeCount() + xml.getNamespaceCount());
                    skipUnknown();
                }
                default -> checkOther();
            }
        }
    }

    private String bounded() {
        return xml.getTextLength() <= LONGEST_TEXT
                ? xml.getText()
                : new String(xml.getTextCharacters(), xml.getTextStart(), LONGEST_TEXT);
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
