// stand-in is the one program in the image that stands in for images which only
// a registry has. Which of them it is follows from its arguments:
//
//	stand-in                     Kubernetes's pause: holds a pod's namespaces, reaps its orphans
//	stand-in -p 15001 ...        Istio's proxy_init: redirects the pod's traffic with iptables
//	stand-in istio-iptables ...  the same, as Istio's proxyv2 has it since 1.6
//	stand-in proxy ...           Istio's proxyv2: takes redirected connections and passes them on
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	switch args := os.Args[1:]; {
	case len(args) == 0:
		pause()
	case args[0] == "proxy":
		proxy()
	case args[0] == "istio-iptables":
		redirect(args[1:])
	default:
		redirect(args)
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
