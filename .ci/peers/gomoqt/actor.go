package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/qumo-dev/gomoqt/moqt"
)

const (
	defaultPeriod = 100 * time.Millisecond
	shownBytes    = 64
)

// actor is what one session does: watch announcements, publish, subscribe, and stop each of them.
type actor struct {
	session *moqt.Session
	mux     *moqt.TrackMux

	mu         sync.Mutex
	published  map[string]context.CancelFunc
	subscribed map[string]*moqt.TrackReader
}

func newActor(session *moqt.Session, mux *moqt.TrackMux) *actor {
	return &actor{
		session:    session,
		mux:        mux,
		published:  map[string]context.CancelFunc{},
		subscribed: map[string]*moqt.TrackReader{},
	}
}

// The library's names begin with a slash, and its prefixes end with one too.
func inside(path string) moqt.BroadcastPath { return moqt.BroadcastPath("/" + path) }

func outside(path moqt.BroadcastPath) string { return strings.TrimPrefix(string(path), "/") }

func insidePrefix(prefix string) string {
	if prefix == "" {
		return "/"
	}
	return "/" + prefix + "/"
}

// watch prints announcements under a prefix.
func (a *actor) watch(prefix string) {
	reader, err := a.session.AcceptAnnounce(insidePrefix(prefix))
	if err != nil {
		tell("announce-error", reason(err))
		return
	}
	for {
		announced, err := reader.ReceiveAnnouncement(context.Background())
		if err != nil {
			tell("announce-end", reason(err))
			return
		}
		said := func(active bool) details {
			return details{
				"prefix": prefix,
				"path":   outside(announced.BroadcastPath()),
				"active": active,
				"hops":   strings.Trim(fmt.Sprint(announced.HopIDs()), "[]"),
			}
		}
		tell("announce", said(true))
		announced.AfterFunc(func() { tell("announce", said(false)) })
	}
}

// publish publishes PATH:TRACK[:MS]: groups of one frame, `PATH#0`, `PATH#1` and so on.
func (a *actor) publish(spec string) {
	parts := strings.Split(spec, ":")
	if len(parts) < 2 {
		tell("unknown-order", details{"line": "pub " + spec})
		return
	}
	path, track, period := parts[0], parts[1], defaultPeriod
	if len(parts) > 2 {
		if ms, err := strconv.Atoi(parts[2]); err == nil && ms > 0 {
			period = time.Duration(ms) * time.Millisecond
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	a.mu.Lock()
	a.published[path] = cancel
	a.mu.Unlock()
	began := time.Now()
	a.mux.PublishFunc(ctx, inside(path), func(to *moqt.TrackWriter) {
		if string(to.TrackName) != track {
			to.CloseWithError(moqt.SubscribeErrorCodeNotFound)
			return
		}
		serve(ctx, to, path, period, uint64(time.Since(began)/period))
	})
	tell("published", details{"path": path, "track": track})
}

// serve writes numbered frames until the publication or the subscription ends.
func serve(ctx context.Context, to *moqt.TrackWriter, path string, period time.Duration, number uint64) {
	clock := time.NewTicker(period)
	defer clock.Stop()
	for {
		group, err := to.OpenGroupAt(to.Context(), moqt.GroupSequence(number))
		if err != nil {
			return
		}
		frame := moqt.NewFrame(shownBytes)
		fmt.Fprintf(frame, "%s#%d", path, number)
		if group.WriteFrame(frame) != nil || group.Close() != nil {
			return
		}
		number++
		select {
		case <-clock.C:
		case <-ctx.Done():
			return
		case <-to.Context().Done():
			return
		}
	}
}

// unpublish ends a publication of this session gracefully.
func (a *actor) unpublish(path string) {
	a.mu.Lock()
	cancel, ok := a.published[path]
	delete(a.published, path)
	a.mu.Unlock()
	if ok {
		cancel()
		tell("unpublished", details{"path": path})
	}
}

// subscribe prints the frames of PATH:TRACK until the track ends.
func (a *actor) subscribe(spec string) {
	path, track, _ := strings.Cut(spec, ":")
	named := func(of details) details {
		of["path"], of["track"] = path, track
		return of
	}
	reader, err := a.session.Subscribe(context.Background(), inside(path), moqt.TrackName(track), nil)
	if err != nil {
		tell("track-error", named(reason(err)))
		return
	}
	a.mu.Lock()
	a.subscribed[spec] = reader
	a.mu.Unlock()
	tell("subscribed", named(details{}))
	for {
		group, err := reader.AcceptGroup(context.Background())
		if err != nil {
			tell("track-error", named(reason(err)))
			return
		}
		frames(group, named)
	}
}

func frames(group *moqt.GroupReader, named func(details) details) {
	frame := moqt.NewFrame(shownBytes)
	for number := 0; ; number++ {
		frame.Reset()
		if err := group.ReadFrame(frame); err != nil {
			if err != io.EOF {
				tell("group-error", named(reason(err)))
			}
			return
		}
		text := frame.Body()[:min(frame.Len(), shownBytes)]
		tell("frame", named(details{
			"group": uint64(group.GroupSequence()),
			"frame": number,
			"bytes": frame.Len(),
			"text":  string(text),
		}))
	}
}

// unsubscribe gives a subscription up.
func (a *actor) unsubscribe(spec string) {
	a.mu.Lock()
	reader, ok := a.subscribed[spec]
	delete(a.subscribed, spec)
	a.mu.Unlock()
	if ok {
		reader.CloseWithError(moqt.SubscribeErrorCodeInternal)
	}
}

// leave closes the session; the library waits until its streams have been seen to.
func (a *actor) leave() {
	a.session.CloseWithError(moqt.NoError, "")
}
