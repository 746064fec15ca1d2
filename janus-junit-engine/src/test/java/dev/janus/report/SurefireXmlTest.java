package dev.janus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SurefireXmlTest {

  private static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");

  private static TestSuite suite(TestCase... cases) {
    return new TestSuite("demo.KoalaTest.koala", List.of(cases), Map.of(), STARTED);
  }

  private static TestCase test(String name, long milliseconds, TestOutcome outcome) {
    return new TestCase(name, "demo.KoalaTest", Duration.ofMillis(milliseconds), outcome);
  }

  private static Document parse(TestSuite suite) throws Exception {
    String xml = Golden.render(new SurefireXml(suite));
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static Element only(Document document, String name) {
    return (Element) document.getElementsByTagName(name).item(0);
  }

  @Test
  void a_suite_reads_like_surefires_own() throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("janus.bench", "classpath:/benches/support.jsonl");
    properties.put("janus.judge.model", "wise");
    var suite =
        new TestSuite(
            "demo.KoalaTest.koala",
            List.of(
                test("koala/p1/style", 1_234, new TestOutcome.Passed()),
                test(
                    "koala/p1/tone",
                    5,
                    new TestOutcome.Failed(
                        "org.opentest4j.AssertionFailedError",
                        "score 2 is below 3\n  found: \"short\" & <rude>",
                        "score 2 is below 3\n\tfeedback: too short")),
                test(
                    "koala/p2/style",
                    0,
                    new TestOutcome.Broken("dev.janus.NoVerdict", "no reply", "no reply")),
                test("koala/_gate/mean", 1, new TestOutcome.Skipped("saw 1 of 2 rubrics"))),
            properties,
            STARTED);
    Golden.check("TEST-suite.xml", new SurefireXml(suite));
  }

  @Test
  void a_suite_without_tests_is_written() throws IOException {
    Golden.check("TEST-empty.xml", new SurefireXml(suite()));
  }

  @Test
  void tests_are_counted_by_outcome_and_their_times_added() throws Exception {
    var thrown = new TestOutcome.Failed("T", "m", "t");
    var document =
        parse(
            suite(
                test("a", 1, thrown),
                test("b", 1, thrown),
                test("c", 1, thrown),
                test("d", 1, new TestOutcome.Broken("T", "m", "t")),
                test("e", 1, new TestOutcome.Broken("T", "m", "t")),
                test("f", 1_000, new TestOutcome.Skipped("m"))));
    Element root = document.getDocumentElement();
    assertEquals("6", root.getAttribute("tests"));
    assertEquals("3", root.getAttribute("failures"));
    assertEquals("2", root.getAttribute("errors"));
    assertEquals("1", root.getAttribute("skipped"));
    assertEquals("1.005", root.getAttribute("time"));
  }

  @Test
  void times_have_three_decimals_whatever_their_size() throws Exception {
    var passed = new TestOutcome.Passed();
    var test = new TestCase("a", "T", Duration.ofNanos(3_600_000_500_000L), passed);
    assertEquals("3600.001", only(parse(suite(test)), "testcase").getAttribute("time"));
    var none = new TestCase("a", "T", Duration.ZERO, passed);
    assertEquals("0.000", only(parse(suite(none)), "testcase").getAttribute("time"));
  }

  @Test
  void line_breaks_and_tabs_survive_in_messages() throws Exception {
    var failed = new TestOutcome.Failed("T", "a\n\tb\r\nc\rd", "a\n\tb\r\nc\rd");
    Element failure = only(parse(suite(test("n", 0, failed))), "failure");
    assertEquals("a\n\tb\nc\nd", failure.getAttribute("message"));
    assertEquals("a\n\tb\nc\nd", failure.getTextContent());
  }

  @Test
  void characters_that_xml_cannot_write_are_replaced() throws Exception {
    String text = "\u0000\u001b\uD800x\uDC00\uFFFE\uFFFF ]]> ]]]>> \uD83D\uDE00\u0085\u2028<&\"'";
    String legal = "\uFFFD\uFFFD\uFFFDx\uFFFD\uFFFD\uFFFD ]]> ]]]>> \uD83D\uDE00\u0085\u2028<&\"'";
    var failed = new TestOutcome.Failed(text, text, text);
    var document = parse(suite(test(text, 0, failed)));
    assertEquals(legal, only(document, "failure").getTextContent());
    assertEquals(legal, only(document, "failure").getAttribute("message"));
    assertEquals(legal, only(document, "failure").getAttribute("type"));
    assertEquals(legal, only(document, "testcase").getAttribute("name"));
  }

  @Test
  void characters_at_the_ends_of_what_is_legal_are_kept() {
    String legal = " \uD7FF\uE000\uFFFD\uD800\uDC00\uDBFF\uDFFF";
    assertEquals(legal, XmlText.legal(legal));
    assertEquals("\uFFFD", XmlText.legal("\u001F"));
  }

  @Test
  void any_text_comes_back_as_its_legal_form() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      String text = anything(random);
      var broken = new TestOutcome.Broken("T", text, text);
      Element error = only(parse(suite(test("n", 0, broken))), "error");
      assertEquals(XmlText.legal(text), error.getTextContent());
      assertEquals(XmlText.legal(text), error.getAttribute("message"));
    }
  }

  private static String anything(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(30); length > 0; length--) {
      text.append(
          random.nextInt(3) == 0
              ? (char) random.nextInt(0x10000)
              : "]>\n&".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  @Test
  void a_full_disk_is_passed_on() {
    var xml = new SurefireXml(suite(test("a", 1, new TestOutcome.Passed())));
    var thrown = assertThrows(IOException.class, () -> xml.writeTo(new FullWriter()));
    assertEquals("No space left on device", thrown.getMessage());
  }
}
