package org.moqlab.engine.transport.http3;

import org.moqlab.engine.model.Bytes;

/// Cuts what arrives on a stream into frames (RFC 9114 §7.1) and hands them to a sink, which says
/// of each what to do with its payload before any of it is kept.
public final class FrameReader {
    /// What becomes of a payload.
    public enum Treatment {
        /// Kept until it is whole; only for lengths the sink has bounded.
        GATHER,
        /// Handed on in pieces as it arrives.
        PASS,
        /// Thrown away.
        SKIP
    }

    /// Who hears of the frames.
    public interface Sink {
        /// A frame begins.
        ///
        /// @throws Http3Exception when it may not
        Treatment begins(long type, long length) throws Http3Exception;

        /// The whole payload of a gathered frame.
        void gathered(long type, Bytes payload) throws Http3Exception;

        /// A piece of a frame that is passed on.
        void passed(Bytes piece) throws Http3Exception;
    }

    private final Sink sink;
    private final Intake intake = new Intake();
    private long type = Intake.MORE;
    private long left = Intake.MORE;
    private Treatment treatment = Treatment.SKIP;

    /// A reader at the beginning of a stream.
    public FrameReader(Sink sink) {
        this.sink = sink;
    }

    /// Reads on.
    ///
    /// @throws Http3Exception when the sink objects; nothing more may be fed then
    public void feed(Bytes octets) throws Http3Exception {
        intake.add(octets);
        boolean advanced = true;
        while (advanced) {
            advanced = left == Intake.MORE ? begin() : go();
        }
    }

    /// Whether the stream may end here: nothing of a frame is outstanding.
    public boolean isBetweenFrames() {
        return type == Intake.MORE && intake.length() == 0;
    }

    private boolean begin() throws Http3Exception {
        if (type == Intake.MORE) {
            type = intake.varint();
        }
        if (type != Intake.MORE) {
            left = intake.varint();
        }
        if (left == Intake.MORE) {
            return false;
        }
        treatment = sink.begins(type, left);
        return true;
    }

    private boolean go() throws Http3Exception {
        if (treatment == Treatment.GATHER) {
            if (intake.length() < left) {
                return false;
            }
            Bytes payload = intake.take((int) left);
            long gathered = type;
            end();
            sink.gathered(gathered, payload);
            return true;
        }
        Bytes piece = intake.takeUpTo(left);
        left -= piece.length();
        if (treatment == Treatment.PASS && !piece.isEmpty()) {
            sink.passed(piece);
        }
        if (left > 0) {
            return false;
        }
        end();
        return true;
    }

    private void end() {
        type = Intake.MORE;
        left = Intake.MORE;
    }
}
