package io.github.ccaibridge.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image's files in a folder, and what it says of its process. */
interface Image {
    Path root();

    Configuration configuration();

    /** As a real builder makes it where there is one, else a replay of the Dockerfile's lines. */
    static Image make() throws IOException, InterruptedException {
        if (Files.isExecutable(BuiltImage.BUILDER)) {
            return BuiltImage.build(Path.of("target/image-builder"));
        }
        System.out.println("there is no " + BuiltImage.BUILDER + " on this machine: the Dockerfile is replayed");
        return UnpackedImage.unpack(Path.of("target/image"));
    }
}
