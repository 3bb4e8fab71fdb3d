//go:build ignore

// Writes ../src/dates/zones.gen.ts: what zones are called where their clocks show a given offset, since 1970. The offsets themselves
// come from the runtime's Intl. Run: ZONEINFO=$(go env GOROOT)/lib/time/zoneinfo.zip go run scripts/zones.go
package main

import (
	"archive/zip"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"
	"time"
)

type period struct {
	name   string
	offset int
	dst    bool
	until  int64
}

var numeric = regexp.MustCompile(`^(\+\d+|-\d*[1-9]\d*)$`)

func main() {
	archive, err := zip.OpenReader(os.Getenv("ZONEINFO"))
	if err != nil {
		panic(err)
	}
	byRules := map[string][]string{}
	for _, file := range archive.File {
		if loc, err := time.LoadLocation(file.Name); err == nil && !strings.HasSuffix(file.Name, "/") {
			rules := rulesOf(loc)
			byRules[rules] = append(byRules[rules], file.Name)
		}
	}
	var all []string
	for rules := range byRules {
		all = append(all, rules)
	}
	sort.Strings(all)
	var out strings.Builder
	out.WriteString("// Written by scripts/zones.go from the tz database. Do not edit.\n\n")
	out.WriteString("/** Names of offsets, and the zones that have them: `NAME SECONDS`, `*` where it is summer time, `<UNIX` where the name ended. */\n")
	out.WriteString("export const ZONES: readonly (readonly [rules: string, zones: string])[] = [\n")
	for _, rules := range all {
		sort.Strings(byRules[rules])
		fmt.Fprintf(&out, "  [%q, %q],\n", rules, strings.Join(byRules[rules], " "))
	}
	out.WriteString("];\n")
	if err := os.WriteFile("src/dates/zones.gen.ts", []byte(out.String()), 0o644); err != nil {
		panic(err)
	}
}

// rulesOf merges the periods of a zone that have the same offset and name, one after the other.
func rulesOf(loc *time.Location) string {
	byOffset := map[int][]period{}
	end := time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)
	for t := time.Unix(0, 0).In(loc); ; {
		name, offset := t.Zone()
		_, next := t.ZoneBounds()
		last := next.IsZero() || next.After(end) || !next.After(t)
		periods := byOffset[offset]
		if numeric.MatchString(name) {
			name = ""
		}
		if n := len(periods); n > 0 && periods[n-1].name == name && periods[n-1].dst == t.IsDST() {
			periods[n-1].until = next.Unix()
		} else {
			periods = append(periods, period{name, offset, t.IsDST(), next.Unix()})
		}
		byOffset[offset] = periods
		if last {
			break
		}
		t = next.In(loc)
	}
	var rules []string
	for offset, periods := range byOffset {
		for i, p := range periods {
			if p.name == "" && !p.dst && len(periods) == 1 {
				continue
			}
			rule := fmt.Sprintf("%s %d", p.name, offset)
			if p.dst {
				rule += "*"
			}
			if i < len(periods)-1 {
				rule += fmt.Sprintf("<%d", p.until)
			}
			rules = append(rules, fmt.Sprintf("%+07d%03d|%s", offset, i, rule))
		}
	}
	sort.Strings(rules)
	for i, rule := range rules {
		_, rules[i], _ = strings.Cut(rule, "|")
	}
	return strings.Join(rules, ",")
}
