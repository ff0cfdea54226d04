module github.com/okdaichi/webtransport-go

go 1.26.4

require (
	github.com/quic-go/quic-go v0.61.0
	github.com/quic-go/webtransport-go v0.12.0
)
