// Package webtransport stands where gomoqt expects a fork of webtransport-go that the Go module
// proxy does not hand out. It has what gomoqt refers to, and refuses to dial and to accept; raw QUIC,
// which is all that the peer speaks, never comes here.
package webtransport

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"time"

	"github.com/quic-go/quic-go"
	upstream "github.com/quic-go/webtransport-go"
)

type (
	// ReceiveStream is upstream's.
	ReceiveStream = upstream.ReceiveStream
	// SendStream is upstream's.
	SendStream = upstream.SendStream
	// Server is upstream's.
	Server = upstream.Server
	// SessionErrorCode is upstream's.
	SessionErrorCode = upstream.SessionErrorCode
	// SessionState is upstream's.
	SessionState = upstream.SessionState
	// Stream is upstream's.
	Stream = upstream.Stream
	// StreamErrorCode is upstream's.
	StreamErrorCode = upstream.StreamErrorCode
)

var errAbsent = errors.New("WebTransport is not available: its library cannot be had")

// Session is upstream's, with a word on its connection.
type Session struct {
	*upstream.Session
}

// ConnectionStats knows nothing.
func (s *Session) ConnectionStats() quic.ConnectionStats { return quic.ConnectionStats{} }

// Dialer refuses.
type Dialer struct {
	TLSClientConfig      *tls.Config
	ApplicationProtocols []string
}

// Dial refuses.
func (d *Dialer) Dial(context.Context, string, http.Header) (*http.Response, *Session, error) {
	return nil, nil, errAbsent
}

// Upgrader refuses.
type Upgrader struct {
	CheckOrigin          func(r *http.Request) bool
	ApplicationProtocols []string
	ReorderingTimeout    time.Duration
}

// Upgrade refuses.
func (u *Upgrader) Upgrade(http.ResponseWriter, *http.Request) (*Session, error) {
	return nil, errAbsent
}
