package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"syscall"
)

const (
	proxyPort   = 15001 // where redirected connections arrive
	inboundPort = 15006 // and where those that come in do, since Istio 1.3
	statusPort  = 15020 // /healthz/ready, as Istio's agent has it, /stats, and the app's probes
	healthPort  = 15021 // /healthz/ready since Istio 1.6
)

// soOriginalDst is the socket option in which the kernel keeps the address that
// a redirected connection was meant for.
const soOriginalDst = 80

var passed atomic.Int64

func proxy() {
	http.HandleFunc("/healthz/ready", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ready") })
	http.HandleFunc("/stats", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "passed:", passed.Load()) })
	http.HandleFunc("/app-health/", probe)
	for _, port := range []int{statusPort, healthPort} {
		go func() { fail(http.ListenAndServe(fmt.Sprintf(":%d", port), nil)) }()
	}
	go accept(inboundPort)
	accept(proxyPort)
}

func accept(port int) {
	listener, err := net.ListenTCP("tcp4", &net.TCPAddr{Port: port})
	fail(err)
	for {
		connection, err := listener.AcceptTCP()
		fail(err)
		go pass(connection)
	}
}

// probe asks the app what the kubelet, whose probes the injector has rewritten, would have asked it.
func probe(w http.ResponseWriter, question *http.Request) {
	var probers map[string]struct {
		HTTPGet *struct {
			Path string
			Port int
		}
	}
	_ = json.Unmarshal([]byte(os.Getenv("ISTIO_KUBE_APP_PROBERS")), &probers)
	get := probers[question.URL.Path].HTTPGet
	if get == nil {
		http.NotFound(w, question)
		return
	}
	answer, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d%s", get.Port, get.Path))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer.Body.Close()
	w.WriteHeader(answer.StatusCode)
}

// pass joins a redirected connection with the place that it was meant for. One
// that came to the proxy's own port is answered, as there is nowhere to pass it.
func pass(client *net.TCPConn) {
	defer client.Close()
	target, err := originalDestination(client)
	if err != nil || target.Port == proxyPort || target.Port == inboundPort {
		answer(client)
		return
	}
	server, err := net.DialTCP("tcp4", nil, target)
	if err != nil {
		fmt.Println("cannot reach", target, err)
		return
	}
	defer server.Close()
	passed.Add(1)
	fmt.Println("passing a connection for", target)
	go func() {
		_, _ = io.Copy(server, client)
		_ = server.CloseWrite()
	}()
	_, _ = io.Copy(client, server)
}

// answer reads the request before it answers: what is unread when a connection is closed resets it.
func answer(client *net.TCPConn) {
	if _, err := http.ReadRequest(bufio.NewReader(client)); err != nil {
		return
	}
	const body = "istio-proxy stand-in\n"
	fmt.Fprintf(client, "HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s", len(body), body)
}

func originalDestination(connection *net.TCPConn) (*net.TCPAddr, error) {
	raw, err := connection.SyscallConn()
	if err != nil {
		return nil, err
	}
	var address *syscall.IPv6Mreq // 20 bytes, enough for the sockaddr_in that is read
	var failure error
	err = raw.Control(func(fd uintptr) {
		address, failure = syscall.GetsockoptIPv6Mreq(int(fd), syscall.IPPROTO_IP, soOriginalDst)
	})
	if err != nil || failure != nil {
		return nil, fmt.Errorf("no original destination: %v %v", err, failure)
	}
	bytes := address.Multiaddr
	return &net.TCPAddr{IP: net.IPv4(bytes[4], bytes[5], bytes[6], bytes[7]), Port: int(binary.BigEndian.Uint16(bytes[2:4]))}, nil
}

func fail(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
