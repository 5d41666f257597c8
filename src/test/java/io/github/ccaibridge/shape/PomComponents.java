package io.github.ccaibridge.shape;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** What the pom brings. */
final class PomComponents {
    private PomComponents() {}

    /** The Camel components that are there only for the routes' sake. */
    static Stream<String> runtime() {
        return dependencies()
                .filter(dependency -> text(dependency, "groupId").startsWith("org.apache.camel"))
                .filter(dependency -> text(dependency, "scope").equals("runtime"))
                .map(dependency -> text(dependency, "artifactId"))
                .map(name -> name.replaceFirst("^camel-", "").replaceFirst("-starter$", ""));
    }

    /** The names of all that the jar is declared to carry, whatever profile is on. */
    static Stream<String> shipped() {
        return dependencies()
                .filter(dependency ->
                        dependency.getParentNode().getParentNode().getNodeName().equals("project"))
                .filter(dependency -> !text(dependency, "scope").equals("test"))
                .map(dependency -> text(dependency, "artifactId"));
    }

    private static Stream<Element> dependencies() {
        var found = project().getElementsByTagName("dependency");
        return IntStream.range(0, found.getLength()).mapToObj(n -> (Element) found.item(n));
    }

    private static Element project() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile())
                    .getDocumentElement();
        } catch (Exception unreadable) {
            throw new IllegalStateException("pom.xml cannot be read", unreadable);
        }
    }

    private static String text(Element dependency, String name) {
        var found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
