// Command record_host prints Go's answers about host values, a JSON line each: [template, output or null, error or null].
//
//	go run scripts/record_host.go > fixtures/host.jsonl
//
// test/host.ts holds the same values. What prints a memory address is left out: no two runs of Go agree on it.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"regexp"
	"strings"
	"text/template"
	"time"
)

type Meta struct {
	Name   string
	Labels map[string]string
	hidden int
}

func (m Meta) Title() string { return "T:" + m.Name }
func (m *Meta) Ptr() string {
	if m == nil {
		return "nilptr"
	}
	return "P:" + m.Name
}

type Pod struct {
	Meta
	Spec  *Spec
	Items []Item
	M     map[string]Item
	Arr   [2]Item
}
type Spec struct {
	Item
	Host string
}
type Item struct{ ID int }

func (i Item) Val() string  { return fmt.Sprint("v", i.ID) }
func (i *Item) Set() string { return fmt.Sprint("s", i.ID) }

type Str struct{ S string }

func (s *Str) String() string { return "<" + s.S + ">" }

type Names []string

func (n Names) Join(sep string) string { return strings.Join(n, sep) }

type Key string
type Err struct{}

func (Err) Error() string { return "err!" }

type D struct {
	Pod    *Pod
	Val    Pod
	S      Str
	PS     *Str
	Names  Names
	ByKey  map[Key]string
	E      error
	NilE   error
	EP     *Pod
	ES     Err
	F      func(...int) int
	FS     func(string, ...string) (string, error)
	NilF   func() string
	Seq    iter.Seq[int]
	Seq2   iter.Seq2[string, int]
	BS     map[bool]string
	Fl     map[float64]string
	PP     **Pod
	PI     *int
	PStr   *string
	D      *time.Duration
	ND     *time.Duration
	PSlice *[]string
	PMap   *map[string]int
	I8     int8
	U16    uint16
	F32    float32
	C64    complex64
	Strs   []*Str
	AnyS   any
	Deep   map[string]map[string]int
	IF     any
	AnyP   any
}

func (d D) Variadic(a int, b ...string) string { return fmt.Sprint(a, b) }
func (d D) TakesPtr(p *Pod) string             { return p.Name }
func (d D) TakesPod(p Pod) string              { return p.Name }
func (d D) TakesF(f float64) string            { return fmt.Sprintf("%v", f) }
func (d D) TakesF32(f float32) string          { return fmt.Sprintf("%v", f) }
func (d D) TakesI8(i int8) string              { return fmt.Sprint(i) }
func (d D) TakesU8(i uint8) string             { return fmt.Sprint(i) }
func (d D) TakesC(c complex128) string         { return fmt.Sprint(c) }
func (d D) TakesB(b bool) string               { return fmt.Sprint(b) }
func (d D) TakesS(s fmt.Stringer) string {
	if s == nil {
		return "nil"
	}
	return s.String()
}
func (d D) TakesM(m map[string]string) string { return fmt.Sprint(len(m)) }
func (d D) TakesN(n Names) string             { return fmt.Sprint(len(n)) }
func (d D) TakesL(n []string) string          { return fmt.Sprint(len(n)) }
func (d D) TakesK(k Key) string               { return string(k) }
func (d D) TakesAny(a any) string             { return fmt.Sprintf("%T", a) }
func (d D) Panics() string                    { panic("boom") }
func (d D) PanicsErr() string                 { panic(errors.New("boom2")) }
func (d D) Two() (string, error)              { return "", errors.New("two") }

func newHost() D {
	n := 7
	str := "ps"
	dur := 3 * time.Second
	sl := []string{"x", "y"}
	mp := map[string]int{"k": 1}
	pod := &Pod{Meta: Meta{Name: "web", Labels: map[string]string{"a": "b"}}, Spec: &Spec{Item{5}, "h"}, Items: []Item{{1}, {2}}, M: map[string]Item{"i": {3}}, Arr: [2]Item{{8}, {9}}}
	d := D{Pod: pod, Val: *pod, S: Str{"s"}, PS: &Str{"ps"}, Names: Names{"a", "b"}, ByKey: map[Key]string{"k": "v"}, E: errors.New("an error"), EP: &Pod{}, F: func(a ...int) int { return len(a) }, FS: func(s string, a ...string) (string, error) {
		if s == "bad" {
			return "", errors.New("bad!")
		}
		return s + fmt.Sprint(len(a)), nil
	},
		Seq: func(yield func(int) bool) {
			for i := 0; i < 3; i++ {
				if !yield(i * 10) {
					return
				}
			}
		}, Seq2: func(yield func(string, int) bool) {
			for i, s := range []string{"a", "b"} {
				if !yield(s, i) {
					return
				}
			}
		}, BS: map[bool]string{true: "t", false: "f"}, Fl: map[float64]string{1.5: "a", -2: "b"}, PP: &pod, PI: &n, PStr: &str, D: &dur, PSlice: &sl, PMap: &mp, I8: -8, U16: 16, F32: 1.1, C64: complex(1, 2), Strs: []*Str{{"a"}, {"b"}}, AnyS: Str{"x"}, Deep: map[string]map[string]int{"a": {"b": 1}}, IF: Item{4}, AnyP: pod}
	return d
}

var templates = []string{
	"{{.Pod.Name}} {{.Pod.Labels.a}} {{.Pod.Meta.Name}} {{.Pod.Title}} {{.Pod.Ptr}} {{.Pod.Meta.Ptr}} {{.Pod.Spec.ID}} {{.Pod.Spec.Val}} {{.Pod.Spec.Set}} {{.Pod.Spec.Item.Set}}",
	"{{.Val.Title}} {{.Val.Meta.Title}}",
	"{{.Val.Ptr}}",
	"{{.Val.Meta.Ptr}}",
	"{{range .Pod.Items}}{{.Val}}{{.Set}}{{end}}",
	"{{range .Val.Items}}{{.Val}}{{.Set}}{{end}}",
	"{{range .Pod.M}}{{.Val}}{{end}}",
	"{{range .Pod.M}}{{.Set}}{{end}}",
	"{{(index .Pod.Items 0).Set}}",
	"{{range .Pod.Arr}}{{.Set}}{{end}}",
	"{{range .Val.Arr}}{{.Set}}{{end}}",
	"{{(index .Pod.Arr 1).Set}}",
	"{{.EP.Spec.Host}}",
	"{{.EP.Spec.ID}}",
	"{{.EP.Spec.Val}}",
	"{{.EP.Spec.Set}}",
	"{{.EP.Spec.Item}}",
	"{{.Pod.hidden}}",
	"{{.Pod.Meta.hidden}}",
	"{{.S}} {{.PS}} {{print .S}} {{print .PS}} {{with .PS}}{{.}}{{end}} {{.AnyS}}",
	"{{.Strs}}|{{range .Strs}}{{.}}{{end}}|{{.PSlice}}|{{print .PSlice}}|{{.PMap}}|{{.PI}}|{{.PStr}}",
	"{{.Names}} {{.Names.Join \"-\"}} {{len .Names}}",
	"{{.ByKey}} {{index .ByKey \"k\"}}",
	"{{.ByKey.k}}",
	"{{.E}} {{.E.Error}} {{.ES}} {{printf \"%v %s %d\" .ES .ES .ES}}",
	"{{.NilE}}",
	"{{.NilE.Error}}",
	"{{.NilE.Foo}}",
	"{{.E.Foo}}",
	"{{call .F}} {{call .F 1 2}} {{call .F 1 .I8 .U16}}",
	"{{call .F \"a\"}}",
	"{{call .FS \"a\" \"b\" \"c\"}}",
	"{{call .FS}}",
	"{{call .FS \"bad\"}}",
	"{{call .FS \"a\" 1}}",
	"{{call .NilF}}",
	"{{if .NilF}}y{{else}}n{{end}}",
	"{{eq .NilF nil}}",
	"{{range .Seq}}{{.}},{{end}}",
	"{{range $i := .Seq}}{{$i}},{{end}}",
	"{{range $i, $j := .Seq}}{{end}}",
	"{{range .Seq2}}{{.}},{{end}}",
	"{{range $k := .Seq2}}{{$k}},{{end}}",
	"{{range $k, $v := .Seq2}}{{$k}}={{$v}},{{end}}",
	"{{range $k, $v := .Seq2}}{{$k}}{{break}}{{end}}",
	"{{range .Seq}}{{continue}}{{else}}none{{end}}",
	"{{range .F}}{{end}}",
	"{{range .BS}}{{.}}{{end}} {{range $k, $v := .BS}}{{$k}}{{end}} {{index .BS true}}",
	"{{range $k, $v := .Fl}}{{$k}}={{$v}} {{end}}{{index .Fl 1.5}}",
	"{{index .Fl 1}}",
	"{{.PP.Name}}",
	"{{with .PP}}{{.Name}}{{end}}",
	"{{.D}} {{.D.Seconds}} {{.ND}}",
	"{{.ND.Seconds}}",
	"{{print .ND}}",
	"{{printf \"%v %d %s\" .ND .ND .ND}}",
	"{{.PSlice.x}}",
	"{{len .PSlice}} {{index .PSlice 1}} {{range .PSlice}}{{.}}{{end}} {{.PMap.k}} {{index .PMap \"k\"}}",
	"{{.I8}} {{.U16}} {{.F32}} {{.C64}} {{printf \"%T %T %T %T\" .I8 .U16 .F32 .C64}}",
	"{{.Variadic}}",
	"{{.Variadic 1}} {{.Variadic 1 \"a\"}} {{.Variadic 1 \"a\" \"b\"}}",
	"{{\"z\" | .Variadic 1}} {{1 | .Variadic}}",
	"{{.Variadic 1 2}}",
	"{{\"a\" | .Variadic}}",
	"{{.TakesPtr .Pod}}",
	"{{.TakesPtr .Val}}",
	"{{.TakesPtr .EP}}|{{.TakesPod .Pod}}",
	"{{.TakesPod .Val}}",
	"{{.TakesPod nil}}",
	"{{.TakesPtr nil}}",
	"{{.TakesF 1}} {{.TakesF 1.5}} {{.TakesF 'a'}} {{.TakesF32 0.1}}",
	"{{.TakesF \"a\"}}",
	"{{.TakesF .F32}}",
	"{{.TakesF .I8}}",
	"{{.TakesI8 1}} {{.TakesI8 300}} {{.TakesI8 -1}} {{.TakesU8 256}} {{.TakesU8 'a'}}",
	"{{.TakesU8 -1}}",
	"{{.TakesU8 1.5}}",
	"{{.TakesI8 .U16}}",
	"{{.TakesC 1}}",
	"{{.TakesC 1i}} {{.TakesC 1+2i}}",
	"{{.TakesB true}}",
	"{{.TakesB 1}}",
	"{{.TakesB .I8}}",
	"{{.TakesS .PS}}",
	"{{.TakesS .S}}",
	"{{.TakesS .AnyS}}",
	"{{.TakesS .D}}",
	"{{.TakesS 1}}",
	"{{.TakesS nil}}",
	"{{.TakesS .IF}}",
	"{{.TakesM .Pod.Labels}} {{.TakesM nil}}",
	"{{.TakesM .Deep}}",
	"{{.TakesN .Names}} {{.TakesN .PSlice}} {{.TakesL .Names}}",
	"{{.TakesK .PStr}}",
	"{{.TakesK \"lit\"}}",
	"{{.TakesK (print 1)}}",
	"{{.TakesAny nil}} {{.TakesAny .IF}} {{.TakesAny .NilE}} {{.TakesAny .Pod}} {{.TakesAny 1}}",
	"{{.Panics}}",
	"{{.PanicsErr}}",
	"{{.Two}}",
	"{{.IF.ID}} {{.IF.Val}}",
	"{{.IF.Set}}",
	"{{.AnyP.Name}} {{.AnyP.Ptr}}",
	"{{.AnyP.Nope}}",
	"{{.Deep.a.b}} {{.Deep.x.y}} {{.Deep.a.x}}",
	"{{.Deep.x.y.z}}",
	"{{index .Deep \"a\" \"b\"}} {{index .Deep \"x\" \"y\"}}",
	"{{eq .IF .IF}} {{eq .I8 -8}} {{eq .F32 1.5}} {{lt .C64 1i}}",
	"{{eq .Pod .AnyP}} {{eq .S .AnyS}}",
	"{{eq .Names .Names}}",
	"{{.Pod.Items}} {{.Pod.M}} {{.Pod.Arr}} {{.Pod.Spec}}",
	"{{slice .Pod.Arr 1}}|{{slice .Pod.Items 1}}",
	"{{slice .Val.Arr 1}}",
	"{{(slice .Pod.Arr 1).x}}",
	"{{$x := .Pod.Meta}}{{$x.Ptr}}",
	"{{range $x := .Pod.Items}}{{$x.Set}}{{end}}",
	"{{template \"t\" .Pod.Meta}}{{define \"t\"}}{{.Ptr}}{{end}}",
	"{{with .Pod.Meta}}{{.Ptr}}{{end}}",
	"{{and .Pod.Meta 1}}",
	"{{(and .Pod.Meta).Ptr}}",
	"{{print .Strs}}",
	"{{printf \"%v %+v %s\" .PS .PS .S}}",
	"{{.Val.Spec.Set}}",
	"{{html .PS}} {{html .S}} {{js .D}}",
	"{{print .D .ND}}",
	"{{.Pod.Items.x}}",
	"{{.TakesAny (index .Strs 0)}}",
	"{{range .PI}}{{.}}{{end}}",
	"{{range .U16}}{{break}}{{end}}{{range $i := .I8}}{{end}}ok",
	"{{len .PStr}}",
	"{{slice .PStr 1}} {{index .PStr 0}}",
	"{{eq .PStr \"ps\"}}",
	"{{not .PI}} {{if .PStr}}y{{end}}",
	"{{range $k, $v := .Seq2}}{{.}}{{end}}",
	"{{range .Seq2}}{{else}}none{{end}}",
	"{{$x := 1}}{{range $x = .Seq2}}{{$x}}{{end}}{{$x}}",
	"{{$k := 1}}{{$v := 1}}{{range $k, $v = .Seq2}}{{$k}}{{$v}}{{.}}{{end}}{{$k}}",
	"{{range $i, $x := .Seq2}}{{if eq $x 1}}{{continue}}{{end}}{{$i}}{{end}}",
	"{{range .Seq}}{{if eq . 10}}{{break}}{{end}}{{.}}{{end}}",
	"{{.Pod.Spec.Item.Val}} {{.Val.Title}} {{.Pod.Meta.Title}}",
	"{{.Val.Spec.ID}} {{.Val.Labels.a}}",
	"{{index .Pod.M \"i\"}} {{(index .Pod.M \"none\").ID}}",
	"{{(index .Pod.M \"none\").Val}}",
	"{{(index .Pod.M \"i\").Set}}",
	"{{printf \"%+v %#v\" .Pod.Items .Pod.Items}}",
	"{{printf \"%v %+v\" .Pod.Meta .Pod.Meta}}",
	"{{printf \"%s %q %x\" .Names .Names .Names}}",
	"{{printf \"%v %s %q %x\" .D .D .D .D}}",
	"{{printf \"%T %T %T %T %T\" .Names .ByKey .Deep .Strs .PP}}",
	"{{printf \"%v %#v\" .ByKey .ByKey}}",
	"{{printf \"%v %v %v\" .BS .Fl .Deep}}",
	"{{printf \"%6.2f|%g|%v|%b\" .F32 .F32 .C64 .F32}}",
	"{{printf \"%x %b %o %c\" .I8 .I8 .U16 .U16}}",
	"{{len .Seq}}",
	"{{index .BS false}} {{index .BS true}}",
	"{{index .BS 1}}",
	"{{with .IF}}{{.Val}}{{end}}",
	"{{with .IF}}{{.Set}}{{end}}",
	"{{.ES.Error}} {{html .ES}}",
	"{{.E | print}} {{print .ES .S .PS}}",
	"{{.NilF}}",
	"{{.Variadic 1.0 `x`}}",
	"{{.Variadic 1.5}}",
	"{{.TakesAny .D}} {{.TakesAny .PI}} {{.TakesAny .Strs}}",
	"{{eq .D .D}} {{ne .S .S}} {{eq .Pod.Meta.Name .Val.Name}}",
	"{{eq .D 3000000000}}",
	"{{.D.Round .D}} {{.D.Truncate 7}}",
	"{{call .F .D}}",
	"{{call .F nil}}",
	"{{call .F 1.0}}",
	"{{.PI}} {{print .S}}",
	"{{range $i, $v := .Names}}{{$i}}{{$v}}{{end}}",
	"{{range .Names}}{{.x}}{{end}}",
	"{{if .IF}}y{{end}}{{if .Pod.Meta}}y{{end}}{{if .NilE}}y{{else}}n{{end}}",
}

var address = regexp.MustCompile("0x[0-9a-f]{5,}")

func main() {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for _, text := range templates {
		row := []any{text, nil, nil}
		var b strings.Builder
		t, err := template.New("x").Parse(text)
		if err == nil {
			err = t.Execute(&b, newHost())
		}
		if err != nil {
			row[2] = err.Error()
		} else {
			row[1] = b.String()
		}
		if !address.MatchString(fmt.Sprint(row[1:]...)) {
			_ = out.Encode(row)
		}
	}
}
