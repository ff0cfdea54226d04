package org.moqlab.engine.wire;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;

/// A protocol message as a value.
public interface Message {
    /// Its name in the protocol, such as `ANNOUNCE`.
    String name();

    /// What it does, as far as the message alone tells.
    MessageView.Kind kind();

    /// One line without the name.
    String summary();

    /// Its fields in wire order.
    List<MessageView.Field> fields();

    /// The message as a person reads it.
    ///
    /// @param kind what it does where it stands; a session knows more than the message alone
    /// @param bytes its octets on the stream
    default MessageView view(MessageView.Kind kind, Bytes bytes) {
        return new MessageView(kind, name(), summary(), fields(), bytes);
    }

    /// A field of a message.
    static MessageView.Field field(String name, Object value) {
        return new MessageView.Field(name, String.valueOf(value));
    }
}
