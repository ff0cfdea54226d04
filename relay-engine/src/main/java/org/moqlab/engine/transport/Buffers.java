package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import org.moqlab.engine.model.Bytes;

/// Copies between Netty's counted buffers and the lab's immutable octets, so that neither world
/// learns of the other's lifetimes.
final class Buffers {
    private Buffers() {}

    /// The octets of a buffer, which is released.
    static Bytes take(ByteBuf buffer) {
        try {
            byte[] octets = new byte[buffer.readableBytes()];
            buffer.readBytes(octets);
            return Bytes.wrap(octets);
        } finally {
            ReferenceCountUtil.release(buffer);
        }
    }

    /// A buffer with the octets, in direct memory, where QUIC wants them.
    static ByteBuf of(Bytes bytes, ByteBufAllocator allocator) {
        return allocator.directBuffer(Math.max(1, bytes.length())).writeBytes(bytes.toArray());
    }
}
