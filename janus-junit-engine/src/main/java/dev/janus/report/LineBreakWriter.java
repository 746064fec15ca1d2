package dev.janus.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes line feeds and tabs of attributes as character references.
 *
 * <p>Problem: the JDK's XML writer puts them into an attribute as they are, and every parser then
 * reads a space. Solution: {@link XmlText#attribute} puts characters there that no XML may hold,
 * and this writer, underneath, turns these into references.
 */
final class LineBreakWriter extends FilterWriter {

  LineBreakWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int letter) throws IOException {
    switch ((char) letter) {
      case XmlText.LINE_FEED -> out.write("&#10;");
      case XmlText.TAB -> out.write("&#9;");
      default -> out.write(letter);
    }
  }

  @Override
  public void write(char[] letters, int offset, int length) throws IOException {
    for (int index = offset; index < offset + length; index++) {
      write(letters[index]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }
}
