// stand-in is the one program in the images that stand in for images which only
// a registry has: Kubernetes's pause, Istio's proxy_init and Istio's proxyv2.
//
//	stand-in                  pause: holds a pod's namespaces, reaps its orphans
//	stand-in init [FLAGS]     proxy_init: redirects the pod's traffic with iptables
//	stand-in proxy [ARGS]     proxyv2: takes redirected connections and passes them on
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	mode := ""
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	switch mode {
	case "init":
		redirect(os.Args[2:])
	case "proxy":
		proxy()
	default:
		pause()
	}
}

func pause() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGCHLD)
	for received := range signals {
		if received != syscall.SIGCHLD {
			return
		}
		for {
			if pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); pid <= 0 || err != nil {
				break
			}
		}
	}
}
