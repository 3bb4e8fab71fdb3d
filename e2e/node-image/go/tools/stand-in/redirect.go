package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// redirect takes proxy_init's flags and sets the rules that they stand for:
// what comes in for the app's ports, and all that the app sends, goes to the
// proxy; what the proxy itself (known by its user id) sends goes out as it is.
func redirect(args []string) {
	flags := flag.NewFlagSet("init", flag.ExitOnError)
	port := flags.String("p", "15001", "the proxy's port")
	inboundPort := flags.String("z", "", "the proxy's port for what comes in, where it has one")
	user := flags.String("u", "1337", "the proxy's user id")
	inbound := flags.String("b", "", "the app's ports, separated by commas; * is all")
	_ = flags.String("m", "REDIRECT", "how; only REDIRECT here")
	_ = flags.String("i", "*", "outbound ranges to redirect; only * here")
	_ = flags.String("x", "", "outbound ranges to leave alone; none here")
	excluded := flags.String("d", "", "inbound ports to leave alone, separated by commas")
	_ = flags.String("log_output_level", "", "how much to say; ever the same here")
	_ = flags.Parse(args)
	if *inboundPort == "" {
		*inboundPort = *port
	}

	iptables("-N", "ISTIO_REDIRECT")
	iptables("-A", "ISTIO_REDIRECT", "-p", "tcp", "-j", "REDIRECT", "--to-ports", *port)
	iptables("-N", "ISTIO_IN_REDIRECT")
	iptables("-A", "ISTIO_IN_REDIRECT", "-p", "tcp", "-j", "REDIRECT", "--to-ports", *inboundPort)
	for _, left := range strings.FieldsFunc(*excluded, func(r rune) bool { return r == ',' }) {
		iptables("-A", "PREROUTING", "-p", "tcp", "--dport", left, "-j", "RETURN")
	}
	for _, app := range strings.Split(*inbound, ",") {
		switch app {
		case "":
		case "*":
			iptables("-A", "PREROUTING", "-p", "tcp", "!", "--dport", *port, "-j", "ISTIO_IN_REDIRECT")
		default:
			iptables("-A", "PREROUTING", "-p", "tcp", "--dport", app, "-j", "ISTIO_IN_REDIRECT")
		}
	}
	iptables("-A", "OUTPUT", "-p", "tcp", "-m", "owner", "--uid-owner", *user, "-j", "RETURN")
	iptables("-A", "OUTPUT", "-p", "tcp", "-d", "127.0.0.1/32", "-j", "RETURN")
	iptables("-A", "OUTPUT", "-p", "tcp", "-j", "ISTIO_REDIRECT")
}

func iptables(args ...string) {
	command := exec.Command("iptables", append([]string{"-t", "nat"}, args...)...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	fmt.Println(strings.Join(command.Args, " "))
	if err := command.Run(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
