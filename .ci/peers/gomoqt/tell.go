package main

import (
	"encoding/json"
	"errors"
	"os"
	"sync"
	"time"

	"github.com/quic-go/quic-go"
	"github.com/qumo-dev/gomoqt/moqt"
)

// details are what one event says of itself.
type details map[string]any

var (
	start   = time.Now()
	telling sync.Mutex
)

// tell prints one event, a JSON object a line, with milliseconds since the start.
func tell(event string, of details) {
	said := details{"t": time.Since(start).Milliseconds(), "ev": event}
	for name, value := range of {
		said[name] = value
	}
	line, err := json.Marshal(said)
	if err != nil {
		panic(err)
	}
	telling.Lock()
	defer telling.Unlock()
	os.Stdout.Write(append(line, '\n'))
}

// reason is what an error says, with the code of the stream or session that it came with.
func reason(err error) details {
	said := details{"reason": ""}
	if err != nil {
		said["reason"] = err.Error()
	}
	if refused, ok := errors.AsType[*moqt.SubscribeError](err); ok {
		said["code"] = uint64(refused.ErrorCode)
	} else if stream, ok := errors.AsType[*quic.StreamError](err); ok {
		said["code"] = uint64(stream.ErrorCode)
	} else if session, ok := errors.AsType[*quic.ApplicationError](err); ok {
		said["code"] = uint64(session.ErrorCode)
	}
	return said
}
