package dev.janus.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** The {@code java} of the JDK toolchain that the build selected, else of this JVM. */
record JavaExecutable(ToolchainManager toolchains, MavenSession session) {

  Path path() {
    Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    return Optional.ofNullable(toolchain)
        .map(jdk -> jdk.findTool("java"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
  }
}
