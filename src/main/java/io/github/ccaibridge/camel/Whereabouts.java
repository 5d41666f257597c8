package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.UploadTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the stored file of a row lies, and where others can read it. */
final class Whereabouts {
    private final Path store;
    private final String publicUrl;

    /** {@code publicUrl} is where the store can be read by anybody, empty where it cannot. */
    Whereabouts(String store, String publicUrl) {
        this.store = Path.of(store).toAbsolutePath().normalize();
        this.publicUrl = publicUrl == null ? "" : publicUrl.replaceAll("/+$", "");
    }

    Path file(Map<String, Object> row) {
        var file = store.resolve((String) row.get("stored_as")).normalize();
        if (!file.startsWith(store)) {
            throw CheckedFile.damaged();
        }
        return file;
    }

    /** A file that is not there or has another length than the row says is damaged; a store with nothing in it is not there. */
    void requireWhole(Map<String, Object> row) throws IOException {
        var file = file(row);
        if (!Files.isRegularFile(file) && isEmpty()) {
            throw new UploadTrouble(
                    UploadTrouble.Kind.AGAIN, "the artifact store is empty or not mounted; see BRIDGE_ARTIFACTS_STORE");
        }
        if (!Files.isRegularFile(file) || Files.size(file) != ((Number) row.get("bytes")).longValue()) {
            throw CheckedFile.damaged();
        }
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(store)) {
            return true;
        }
        try (var some = Files.newDirectoryStream(store)) {
            return !some.iterator().hasNext();
        }
    }

    /** Where anybody can read the file; null where nobody can. */
    String outside(Map<String, Object> row) {
        if (!publicUrl.isEmpty()) {
            var path = store.relativize(file(row)).toString().replace('\\', '/');
            return publicUrl + encoded("/" + path);
        }
        var url = (String) row.get("url");
        return UploadAddress.isForAnybody(url) ? url : null;
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What a note may say: the file's own address without credentials, else its name in the store. */
    static String link(Map<String, Object> row) {
        var url = UploadAddress.shown((String) row.get("url"));
        return url == null ? (String) row.get("stored_as") : url;
    }
}
