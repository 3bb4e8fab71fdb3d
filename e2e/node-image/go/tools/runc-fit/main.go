// runc-fit stands in front of runc on machines that were given fewer
// capabilities than a machine of one's own has (a CI container, for example).
//
// A privileged container asks for every capability, for higher limits and for
// protection from the OOM killer, and runc fails as a whole when the kernel
// grants it one thing less. runc-fit takes out of the request what cannot be
// granted, and then becomes runc. Where all can be granted it changes nothing.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

const runc = "/usr/sbin/runc"

// In the kernel's order: the position is the bit.
var capabilities = strings.Fields(`
	CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE
	NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO
	SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME
	SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG
	WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE`)

// granted reads the capability bounding set, above which no process gets.
func granted() (map[any]bool, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return nil, err
	}
	_, rest, _ := strings.Cut(string(status), "CapBnd:")
	bits, err := strconv.ParseUint(strings.Fields(rest)[0], 16, 64)
	set := map[any]bool{}
	for bit, name := range capabilities {
		set["CAP_"+name] = bits>>bit&1 == 1
	}
	return set, err
}

// fit edits an OCI process object.
func fit(process map[string]any, granted map[any]bool) {
	sets, _ := process["capabilities"].(map[string]any)
	for name, list := range sets {
		wanted, _ := list.([]any)
		sets[name] = slices.DeleteFunc(wanted, func(capability any) bool { return !granted[capability] })
	}
	if !granted["CAP_SYS_RESOURCE"] {
		delete(process, "rlimits")     // raising a limit needs it
		delete(process, "oomScoreAdj") // and so does lowering the score
	}
}

// target says which file of this call holds the process object, and whether it
// is the whole container (create, run) or the process alone (exec).
func target(args []string) (file string, container bool) {
	bundle, process, command := ".", "", ""
	for i, arg := range args {
		name, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch name {
		case "create", "run", "exec":
			if command == "" {
				command = name
			}
		case "--bundle", "-b":
			bundle = value
		case "--process", "-p":
			process = value
		}
	}
	if command == "exec" {
		return process, false
	}
	if command == "" {
		return "", false
	}
	return filepath.Join(bundle, "config.json"), true
}

func rewrite(file string, container bool) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var document map[string]any
	if err := decoder.Decode(&document); err != nil {
		return err
	}
	set, err := granted()
	if err != nil {
		return err
	}
	process := document
	if container {
		process, _ = document["process"].(map[string]any)
	}
	fit(process, set)
	if text, err = json.Marshal(document); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

func main() {
	if file, container := target(os.Args[1:]); file != "" {
		if err := rewrite(file, container); err != nil {
			fmt.Fprintln(os.Stderr, "runc-fit:", err)
		}
	}
	err := syscall.Exec(runc, append([]string{runc}, os.Args[1:]...), os.Environ())
	fmt.Fprintln(os.Stderr, "runc-fit:", err)
	os.Exit(1)
}
