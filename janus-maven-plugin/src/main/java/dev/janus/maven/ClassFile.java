package dev.janus.maven;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class, read without loading the class. Names are as in class files:
 * {@code java/lang/Object}.
 *
 * @param isAbstract whether it has no instances: an abstract class, an interface, an annotation
 * @param parents the super class, if any, and the interfaces
 * @param annotations those that are kept at run time
 */
record ClassFile(boolean isAbstract, List<String> parents, List<String> annotations) {

  private static final int MAGIC = 0xCAFEBABE;
  private static final int ABSTRACT = 0x0400;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  ClassFile {
    parents = List.copyOf(parents);
    annotations = List.copyOf(annotations);
  }

  /**
   * Reads a class file.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static ClassFile read(InputStream in) throws IOException {
    return new Reader(new DataInputStream(in)).read();
  }

  /** Reads one file from its start to its end. */
  private static final class Reader {

    private final DataInputStream in;
    private @Nullable String[] texts = {};
    private int[] classes = {};

    Reader(DataInputStream in) {
      this.in = in;
    }

    ClassFile read() throws IOException {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a class file");
      }
      in.skipNBytes(4); // version
      readConstants();
      boolean isAbstract = (in.readUnsignedShort() & ABSTRACT) != 0;
      in.skipNBytes(2); // the class itself
      List<String> parents = new ArrayList<>();
      int superClass = in.readUnsignedShort();
      if (superClass != 0) {
        parents.add(text(classes[superClass]));
      }
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        parents.add(text(classes[in.readUnsignedShort()]));
      }
      skipMembers(); // fields
      skipMembers(); // methods
      return new ClassFile(isAbstract, parents, annotations());
    }

    private void readConstants() throws IOException {
      int count = in.readUnsignedShort();
      texts = new @Nullable String[count];
      classes = new int[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case UTF8 -> texts[i] = in.readUTF();
          case CLASS -> classes[i] = in.readUnsignedShort();
          case STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
          case METHOD_HANDLE -> in.skipNBytes(3);
          case LONG, DOUBLE -> {
            in.skipNBytes(8);
            i++; // takes two places
          }
          default -> in.skipNBytes(4);
        }
      }
    }

    private String text(int index) throws IOException {
      String text = texts[index];
      if (text == null) {
        throw new IOException("no text where the class file has to have one");
      }
      return text;
    }

    private void skipMembers() throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        in.skipNBytes(6);
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          in.skipNBytes(2);
          in.skipNBytes(in.readInt());
        }
      }
    }

    private List<String> annotations() throws IOException {
      List<String> annotations = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        String name = text(in.readUnsignedShort());
        int length = in.readInt();
        if (name.equals("RuntimeVisibleAnnotations")) {
          for (int count = in.readUnsignedShort(); count > 0; count--) {
            annotations.add(readAnnotation());
          }
        } else {
          in.skipNBytes(length);
        }
      }
      return annotations;
    }

    /** Reads one, and returns its type. */
    private String readAnnotation() throws IOException {
      String descriptor = text(in.readUnsignedShort());
      for (int pairs = in.readUnsignedShort(); pairs > 0; pairs--) {
        in.skipNBytes(2);
        skipValue();
      }
      return descriptor.substring(1, descriptor.length() - 1);
    }

    private void skipValue() throws IOException {
      switch (in.readUnsignedByte()) {
        case 'e' -> in.skipNBytes(4);
        case '@' -> readAnnotation();
        case '[' -> {
          for (int left = in.readUnsignedShort(); left > 0; left--) {
            skipValue();
          }
        }
        default -> in.skipNBytes(2);
      }
    }
  }
}
