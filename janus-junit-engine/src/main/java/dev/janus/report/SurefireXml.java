package dev.janus.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A test suite in the form of Surefire 3's {@code TEST-*.xml}, for the many tools that read it.
 * Legal XML 1.0 whatever the texts hold. Immutable.
 *
 * @param suite what to write
 */
@API(status = Status.EXPERIMENTAL)
public record SurefireXml(TestSuite suite) implements Rendering {

  private static final int MILLISECONDS = 3;

  @Override
  public void writeTo(Writer out) throws IOException {
    try {
      // The JDK's own: which other one lies on a user's class path must not matter.
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new LineBreakWriter(out));
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      writeSuite(xml);
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private void writeSuite(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute(xml, "name", suite.name());
    attribute(xml, "time", seconds(suite.time()));
    attribute(xml, "tests", Integer.toString(suite.cases().size()));
    attribute(xml, "errors", Long.toString(suite.count(TestOutcome.Broken.class)));
    attribute(xml, "skipped", Long.toString(suite.count(TestOutcome.Skipped.class)));
    attribute(xml, "failures", Long.toString(suite.count(TestOutcome.Failed.class)));
    writeProperties(xml);
    for (TestCase test : suite.cases()) {
      xml.writeCharacters("\n  ");
      writeCase(xml, test);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void writeProperties(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    writeProperty(xml, "janus.started", suite.started().toString());
    for (Map.Entry<String, String> property : suite.properties().entrySet()) {
      writeProperty(xml, property.getKey(), property.getValue());
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeProperty(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void writeCase(XMLStreamWriter xml, TestCase test) throws XMLStreamException {
    if (test.outcome() instanceof TestOutcome.Passed) {
      xml.writeEmptyElement("testcase");
      writeAttributes(xml, test);
      return;
    }
    xml.writeStartElement("testcase");
    writeAttributes(xml, test);
    xml.writeCharacters("\n    ");
    writeOutcome(xml, test.outcome());
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeAttributes(XMLStreamWriter xml, TestCase test)
      throws XMLStreamException {
    attribute(xml, "name", test.name());
    attribute(xml, "classname", test.className());
    attribute(xml, "time", seconds(test.time()));
  }

  private static void writeOutcome(XMLStreamWriter xml, TestOutcome outcome)
      throws XMLStreamException {
    if (outcome instanceof TestOutcome.Failed failed) {
      writeThrown(xml, "failure", failed);
    } else if (outcome instanceof TestOutcome.Broken broken) {
      writeThrown(
          xml, "error", new TestOutcome.Failed(broken.type(), broken.message(), broken.text()));
    } else if (outcome instanceof TestOutcome.Skipped skipped) {
      xml.writeEmptyElement("skipped");
      attribute(xml, "message", skipped.message());
    }
  }

  private static void writeThrown(XMLStreamWriter xml, String element, TestOutcome.Failed thrown)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "message", thrown.message());
    attribute(xml, "type", thrown.type());
    for (String part : XmlText.cdata(thrown.text())) {
      xml.writeCData(part);
    }
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, XmlText.attribute(value));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9)
        .setScale(MILLISECONDS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
