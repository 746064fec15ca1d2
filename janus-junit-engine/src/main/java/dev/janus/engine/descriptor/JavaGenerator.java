package dev.janus.engine.descriptor;

import dev.janus.api.Generator;
import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.Usage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** A Java function as the model under test. As thread-safe as the function. */
@API(status = Status.INTERNAL)
public final class JavaGenerator implements ChatModel {

  private final Method method;

  private JavaGenerator(Method method) {
    this.method = method;
  }

  /**
   * Returns the generator of a bench class, or null where it has none.
   *
   * @throws IllegalArgumentException if it has several, or one that cannot be called
   */
  public static @Nullable JavaGenerator of(@Nullable Class<?> testClass) {
    if (testClass == null) {
      return null;
    }
    List<Method> methods =
        AnnotationSupport.findAnnotatedMethods(
            testClass, Generator.class, HierarchyTraversalMode.TOP_DOWN);
    if (methods.isEmpty()) {
      return null;
    }
    Method method = methods.get(0);
    boolean callable =
        Modifier.isStatic(method.getModifiers())
            && method.getReturnType() == String.class
            && List.of(method.getParameterTypes()).equals(List.of(Conversation.class));
    if (methods.size() > 1 || !callable) {
      throw new IllegalArgumentException(
          "%s: a bench class has one @Generator method, static String name(Conversation)\n  found: %s\n  fix: keep one of that form"
              .formatted(testClass.getName(), methods));
    }
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          "%s: the @Generator method cannot be called\n  found: %s, in a module that is not open\n  fix: open its package to dev.janus.junit.engine, or make class and method public"
              .formatted(testClass.getName(), method));
    }
    return new JavaGenerator(method);
  }

  /** Returns what stands in place of a URL. */
  public String url() {
    return "java:" + method.getDeclaringClass().getName() + "#" + method.getName();
  }

  /** Returns the name that stands in place of a model's. */
  public String name() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  @Override
  public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
    long start = System.nanoTime();
    String text = call(request.conversation());
    return new Completion(
        text, "", Usage.NONE, null, Duration.ofNanos(System.nanoTime() - start), 1);
  }

  private String call(Conversation conversation) throws ChatException, InterruptedException {
    try {
      Object text = method.invoke(null, conversation);
      if (text instanceof String answer) {
        return answer;
      }
      throw failed("it returned null", null);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InterruptedException) {
        InterruptedException interrupted = new InterruptedException("generator interrupted");
        interrupted.initCause(cause);
        throw interrupted;
      }
      throw failed(String.valueOf(cause), cause);
    } catch (IllegalAccessException e) {
      throw failed(String.valueOf(e), e);
    }
  }

  private ChatException failed(String found, @Nullable Throwable cause) {
    return new ChatException(
        "generator %s: no response\n  found: %s\n  fix: mend the method, or what it calls"
            .formatted(url(), found),
        1,
        cause);
  }
}
