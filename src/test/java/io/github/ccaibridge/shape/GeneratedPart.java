package io.github.ccaibridge.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that is made from the code, between two marks; {@code -Ddocs=write} writes it anew. */
record GeneratedPart(Path document, String name) {
    /** What stands in the document, after having been written if that was asked for. */
    String present(String wanted) {
        try {
            var text = Files.readString(document);
            var start = text.indexOf(opening()) + opening().length();
            var end = text.indexOf("<!-- end of " + name + " -->");
            if ("write".equals(System.getProperty("docs"))) {
                text = text.substring(0, start) + wanted + text.substring(end);
                Files.writeString(document, text);
                return wanted;
            }
            return text.substring(start, end);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String opening() {
        return "<!-- " + name + ", made from the code -->\n";
    }
}
