package io.github.ccaibridge.camel;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A request's body that tells when so many of its bytes have left. */
final class CutBody extends HttpEntityWrapper {
    private final long cut;
    private final Runnable atCut;

    CutBody(HttpEntity whole, long cut, Runnable atCut) {
        super(whole);
        this.cut = cut;
        this.atCut = atCut;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        super.writeTo(new Counted(out));
    }

    private final class Counted extends FilterOutputStream {
        private long left = cut;

        private Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            var now = (int) Math.min(left, length);
            out.write(bytes, from, now);
            left -= now;
            if (now > 0 && left == 0) {
                out.flush();
                atCut.run();
            }
            out.write(bytes, from + now, length - now);
        }
    }
}
