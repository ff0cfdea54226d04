package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"

	"github.com/quic-go/quic-go"
	"github.com/quic-go/quic-go/quicvarint"
	"github.com/qumo-dev/gomoqt/moqt"
	"github.com/qumo-dev/gomoqt/transport"
)

// Names of moq-lite have no slash at either end: a relay asks for the announcements of "" and
// subscribes to "room/me". The library knows "/" and "/room/me" only: on "" it panics, and "room/me"
// it does not find. So this connection puts slashes on what relays ask for.

const (
	announceStream  = 1
	subscribeStream = 2
	maxAsked        = 1 << 16
)

var errTooLong = errors.New("a request of more than 64 KiB")

func dialSlashed(
	ctx context.Context, addr string, tlsConfig *tls.Config, quicConfig *quic.Config,
) (moqt.StreamConn, error) {
	conn, err := quic.DialAddrEarly(ctx, addr, tlsConfig, quicConfig)
	if err != nil {
		return nil, err
	}
	return &slashed{conn}, nil
}

// slashed is a QUIC connection whose peer seems to begin names with a slash.
type slashed struct {
	*quic.Conn
}

func (c *slashed) AcceptStream(ctx context.Context) (transport.Stream, error) {
	stream, err := c.Conn.AcceptStream(ctx)
	if err != nil {
		return nil, err
	}
	return &slashedStream{Stream: stream}, nil
}

func (c *slashed) AcceptUniStream(ctx context.Context) (transport.ReceiveStream, error) {
	return c.Conn.AcceptUniStream(ctx)
}

func (c *slashed) OpenStream() (transport.Stream, error) { return c.Conn.OpenStream() }

func (c *slashed) OpenStreamSync(ctx context.Context) (transport.Stream, error) {
	return c.Conn.OpenStreamSync(ctx)
}

func (c *slashed) OpenUniStream() (transport.SendStream, error) { return c.Conn.OpenUniStream() }

func (c *slashed) OpenUniStreamSync(ctx context.Context) (transport.SendStream, error) {
	return c.Conn.OpenUniStreamSync(ctx)
}

func (c *slashed) CloseWithError(code transport.ConnErrorCode, reason string) error {
	return c.Conn.CloseWithError(code, reason)
}

func (c *slashed) LocalAddr() net.Addr { return c.Conn.LocalAddr() }

func (c *slashed) RemoteAddr() net.Addr { return c.Conn.RemoteAddr() }

func (c *slashed) TLS() *tls.ConnectionState {
	state := c.Conn.ConnectionState().TLS
	return &state
}

// slashedStream is a stream that a peer has opened; what it asks for comes first.
type slashedStream struct {
	*quic.Stream
	asked io.Reader
}

func (s *slashedStream) Read(into []byte) (int, error) {
	if s.asked == nil {
		request, err := slash(s.Stream)
		if err != nil {
			return 0, err
		}
		s.asked = io.MultiReader(bytes.NewReader(request), s.Stream)
	}
	return s.asked.Read(into)
}

// slash reads the type of a stream and, where names are asked for, the message, and returns both
// with slashes on the name.
func slash(from io.Reader) ([]byte, error) {
	in := quicvarint.NewReader(from)
	kind, err := in.ReadByte()
	if err != nil || kind != announceStream && kind != subscribeStream {
		return []byte{kind}, err
	}
	length, err := quicvarint.Read(in)
	if err != nil {
		return nil, err
	}
	if length > maxAsked {
		return nil, errTooLong
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(in, message); err != nil {
		return nil, err
	}
	var head []byte
	if kind == subscribeStream {
		_, id, err := quicvarint.Parse(message)
		if err != nil {
			return nil, err
		}
		head, message = message[:id], message[id:]
	}
	size, at, err := quicvarint.Parse(message)
	if err != nil {
		return nil, err
	}
	if size > uint64(len(message)-at) {
		return nil, io.ErrUnexpectedEOF
	}
	end := at + int(size)
	name := string(inside(string(message[at:end])))
	if kind == announceStream {
		name = insidePrefix(string(message[at:end]))
	}
	body := append([]byte(nil), head...)
	body = quicvarint.Append(body, uint64(len(name)))
	body = append(append(body, name...), message[end:]...)
	return append(quicvarint.Append([]byte{kind}, uint64(len(body))), body...), nil
}
