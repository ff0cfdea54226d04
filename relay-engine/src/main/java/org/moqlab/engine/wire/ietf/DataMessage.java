package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.Message;

/// What stands on data streams and in datagrams (WIRE §4.5). Streams are read by [ObjectStream].
public sealed interface DataMessage extends Message
        permits SubgroupHeader, SubgroupObject, FetchHeader, FetchObject, ObjectDatagram {}
