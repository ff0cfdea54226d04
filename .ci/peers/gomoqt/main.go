// Command peer drives gomoqt, a MoQ implementation from outside this project, from a command line or
// from standard input. Everything that happens goes to standard output, one JSON object a line, as
// with the other peers.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"flag"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/quic-go/quic-go"
	"github.com/qumo-dev/gomoqt/moqt"
)

const (
	keepAlive   = time.Second
	dialTimeout = 10 * time.Second
)

// list is an option that may be repeated.
type list []string

func (l *list) String() string { return strings.Join(*l, " ") }

func (l *list) Set(value string) error {
	*l = append(*l, value)
	return nil
}

type options struct {
	url, pin        string
	plain           bool
	hop             uint64
	lifetime        float64
	watch, pub, sub list
}

func parse() options {
	var asked options
	flag.StringVar(&asked.url, "url", "", "moqt://HOST:PORT/, raw QUIC")
	flag.StringVar(&asked.pin, "pin", "", "SHA-256 of the certificate to trust; without it, any is trusted")
	flag.BoolVar(&asked.plain, "plain", false, "leave the slashes of names as the library has them")
	flag.Uint64Var(&asked.hop, "hop", 0, "hop id; 0 for an end that is no relay")
	flag.Float64Var(&asked.lifetime, "for", 30, "leave after so many `seconds`")
	flag.Var(&asked.watch, "watch", "print announcements under `prefix`; '' for all")
	flag.Var(&asked.pub, "pub", "`path:track[:ms]`: publish a frame every ms (100)")
	flag.Var(&asked.sub, "sub", "`path:track`: print frames")
	flag.Parse()
	if asked.url == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	return asked
}

// trust accepts the one pinned certificate, or any.
func trust(pin string) *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true,
		NextProtos:         []string{moqt.NextProtoMOQ},
		VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
			sum := sha256.Sum256(raw[0])
			if pin != "" && hex.EncodeToString(sum[:]) != strings.ToLower(pin) {
				return errors.New("another certificate than the pinned one")
			}
			return nil
		},
	}
}

func connect(asked options, mux *moqt.TrackMux) (*moqt.Session, error) {
	address, err := url.Parse(asked.url)
	if err != nil {
		return nil, err
	}
	dialer := moqt.Dialer{
		TLSConfig:  trust(asked.pin),
		QUICConfig: &quic.Config{KeepAlivePeriod: keepAlive, EnableDatagrams: true},
		Config:     &moqt.Config{SetupTimeout: dialTimeout},
	}
	if !asked.plain {
		dialer.DialQUICFunc = dialSlashed
	}
	return dialer.DialQUIC(context.Background(), address.Host, mux)
}

// orders sends the lines of standard input.
func orders() <-chan string {
	lines := make(chan string)
	go func() {
		input := bufio.NewScanner(os.Stdin)
		for input.Scan() {
			lines <- input.Text()
		}
	}()
	return lines
}

func (a *actor) obey(line string) (leave bool) {
	verb, what, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch verb {
	case "":
	case "bye":
		return true
	case "watch":
		go a.watch(what)
	case "pub":
		a.publish(what)
	case "unpub":
		a.unpublish(what)
	case "sub":
		go a.subscribe(what)
	case "unsub":
		a.unsubscribe(what)
	default:
		tell("unknown-order", details{"line": line})
	}
	return false
}

func main() {
	asked := parse()
	mux := moqt.NewTrackMux(asked.hop)
	session, err := connect(asked, mux)
	if err != nil {
		tell("failed", details{"reason": err.Error()})
		os.Exit(1)
	}
	tell("connected", details{"version": session.ConnectionState().Version})
	a := newActor(session, mux)
	for _, what := range asked.pub {
		a.publish(what)
	}
	for _, what := range asked.watch {
		go a.watch(what)
	}
	for _, what := range asked.sub {
		go a.subscribe(what)
	}
	end := time.After(time.Duration(asked.lifetime * float64(time.Second)))
	lines := orders()
	for {
		select {
		case line := <-lines:
			if a.obey(line) {
				a.leave()
				return
			}
		case <-session.Context().Done():
			tell("closed", reason(context.Cause(session.Context())))
			return
		case <-end:
			a.leave()
			return
		}
	}
}
