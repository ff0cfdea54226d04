package org.moqlab.engine.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DatagramPacket;
import java.util.Comparator;

/// A datagram under way.
///
/// @param to where the socket of its receiver takes it
/// @param due when it arrives, by [System#nanoTime]
/// @param number order among those due at one time
record Parcel(Way way, ChannelHandlerContext to, DatagramPacket packet, long due, long number)
        implements Comparable<Parcel> {
    private static final Comparator<Parcel> FIRST =
            Comparator.comparingLong(Parcel::due).thenComparingLong(Parcel::number);

    @Override
    public int compareTo(Parcel other) {
        return FIRST.compare(this, other);
    }

    /// Octets of memory it takes.
    int size() {
        return packet.content().capacity();
    }

    /// The same, arriving at another time.
    Parcel at(long time, long place) {
        return new Parcel(way, to, packet, time, place);
    }
}
