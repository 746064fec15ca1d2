package dev.janus.dataset.arrow;

import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;

/** Takes the messages of a stream or a file. The caller closes the buffers. */
interface IpcTarget {

  /** Returns whether the other messages are of use. */
  boolean schema(Schema schema);

  void dictionary(DictionaryBatch dictionary, ArrowBuf body);

  void rows(RecordBatch rows, ArrowBuf body);
}
