// Command record_fmt prints what Go's strconv and time answer, a JSON line each: [what, arguments..., answer].
//
//	go run scripts/record_fmt.go > fixtures/fmt.jsonl
package main

import (
	"encoding/json"
	"math"
	"math/rand"
	"os"
	"strconv"
	"time"
)

var out = json.NewEncoder(os.Stdout)

func put(row ...any) { _ = out.Encode(row) }

func fault(err error) any {
	if ne, ok := err.(*strconv.NumError); ok {
		return ne.Err.Error()
	}
	return nil
}

func floats(r *rand.Rand) []float64 {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 0.5, 1.5, 2.5, 0.25, 1e6, 1e20, 1e21, 1e22, 1e-4, 1e-5, 1e-7, 123456789, 99.95, 9.995,
		math.MaxFloat64, math.SmallestNonzeroFloat64, 2.2250738585072014e-308, 4503599627370496.5, 9007199254740993, 1e15, 5e-324, 0.3, 100, 1e23}
	for i := 0; i < 150; i++ {
		values = append(values, math.Float64frombits(r.Uint64()), r.NormFloat64()*math.Pow(10, float64(r.Intn(30)-15)), float64(r.Intn(100000))/1000)
	}
	return values
}

func main() {
	r := rand.New(rand.NewSource(7))
	for _, f := range floats(r) {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			continue
		}
		text := strconv.FormatFloat(f, 'g', -1, 64)
		for _, verb := range "eEfgGbxX" {
			precision := []int{-1, 0, 1, 2, 3, 6, 17, 25}[r.Intn(8)]
			if verb == 'f' && math.Abs(f) > 1e30 {
				precision = 0
			}
			put("float64", text, string(verb), precision, strconv.FormatFloat(f, byte(verb), precision, 64))
			g := float64(float32(f))
			if !math.IsInf(g, 0) {
				put("float32", text, string(verb), precision, strconv.FormatFloat(g, byte(verb), precision, 32))
			}
		}
	}
	for _, s := range []string{"", "0", "1.5", "+1", "-1", "1_0", "1__0", "_1", "1_", "1_000.5", "0x_1p1", "0x1_0p1_0", "1e1_0", "1._5", "1_.5", "inf", "-Inf", "+infinity", "nan", "+nan", "NaN", "0x1p", "0x.p1", "0x1", "1e400", "-1e400", "1e-400", "1e", "1e+", "0X1P+3", ".5", "5.", ".", "0x.8p1", "+.5e-3", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "0x1p-1074", "0x1p-1075", "0x1.8p-1074", "0x1p1024", "0x1.fffffffffffffp1023", "0x1.fffffffffffff8p1023", "1 ", " 1", "1a", "infinite", "179769313486231580000000000000000000000000000000000e260", "0b1", "0o7", "00", "007", "-0", "1.7976931348623159e308", "2.4703282292062327e-324", "2.4703282292062328e-324"} {
		f, err := strconv.ParseFloat(s, 64)
		put("parseFloat", s, strconv.FormatFloat(f, 'x', -1, 64), fault(err))
	}
	for _, s := range []string{"", "0", "-0", "+0", "1", "-1", "+1", "007", "08", "0x1f", "0X1F", "-0x10", "0b101", "0B2", "0o17", "0O8", "1_000", "1__0", "_1", "1_", "0x_ff", "0_7", "0__7", "0x", "0b", "0o", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "0xffffffffffffffff", "0x10000000000000000", "99999999999999999999999999", "1.5", "1e3", "a", "é", "--1", "+-1", "0xg", "1 ", " 1", "z", "12z"} {
		for _, base := range []int{0, 10, 16, 2, 36} {
			i, err := strconv.ParseInt(s, base, 64)
			put("parseInteger", s, base, strconv.FormatInt(i, 10), fault(err))
			u, err := strconv.ParseUint(s, base, 64)
			put("parseUnsigned", s, base, strconv.FormatUint(u, 10), fault(err))
		}
	}
	for _, s := range []string{"", "a", "a\"b", "it's", "`", "\\", "\a\b\f\n\r\t\v", "\x00\x1f\x7f", "é✓😀", "\u00a0\u00ad\u200b\u2028\ufeff\ufffd", "\U0010ffff\ue000", "a\tb`", "日本語", "\u0301", "\u0378"} {
		put("quote", s, strconv.Quote(s), strconv.QuoteToASCII(s), strconv.CanBackquote(s))
	}
	for _, c := range []rune{0, 7, 10, 31, 32, 34, 39, 65, 92, 96, 127, 128, 160, 173, 233, 0x2028, 0xd7ff, 0xfeff, 0xfffd, 0x1f600, 0x10ffff} {
		put("rune", int(c), strconv.QuoteRune(c), strconv.QuoteRuneToASCII(c), strconv.IsPrint(c))
	}
	for _, s := range []string{"", `"`, `""`, `"a"`, `'a'`, `'ab'`, `''`, "``", "`a`", "`a\\n`", "`a\r\nb`", "`a`b`", `"\n"`, `"\q"`, `"\""`, `"\'"`, `'\''`, `'\"'`, `"\x41"`, `"\x4"`, `"\101"`, `"\400"`, `"\u00e9"`, `"\u12"`, `"\U0001F600"`, `"\U00110000"`, `"\ud800"`, "\"\n\"", `a`, `"a`, `a"`, `"a'`, `"é😀"`, `'é'`, `'😀'`, `'\u00e9'`, `'"'`, `"'"`, `"\xc3\xa9"`, `'\xc3'`, `"\8"`, `"\`} {
		t, err := strconv.Unquote(s)
		if err != nil {
			put("unquote", s, nil)
		} else {
			put("unquote", s, t)
		}
	}
	for _, d := range []int64{0, 1, -1, 999, 1000, 1001, 1100, 999999, 1000000, 1000001, 1500000, 999999999, 1000000000, 1000000001, 1500000000, 59999999999, 60000000000, 61000000000, 3599999999999, 3600000000000, 3661000000000, 90000000000, 86400000000000, math.MaxInt64, math.MinInt64, -1500000000, 123456789012345} {
		put("duration", strconv.FormatInt(d, 10), time.Duration(d).String(), strconv.FormatInt(int64(time.Duration(d).Round(time.Second)), 10), strconv.FormatInt(int64(time.Duration(d).Truncate(time.Minute)), 10), time.Duration(d).Hours())
	}
	for _, s := range []string{"", "0", "+0", "-0", "5s", "30s", "1478s", "-5s", "+5s", "-0s", "5.0s", "5.6s", "5.s", ".5s", "1.0s", "1.00s", "1.004s", "1.0040s", "100.00100s", "10ns", "11us", "12µs", "12μs", "13ms", "14s", "15m", "16h", "3h30m", "10.5s4m", "-2m3.4s", "1h2m3s4ms5us6ns", "39h9m14.425s", "52763797000ns", "0.3333333333333333333h", "9007199254740993ns", "9223372036854775807ns", "9223372036854775.807us", "9223372036s854ms775us807ns", "-9223372036854775808ns", "-9223372036854775.808us", "-9223372036854775808ns1ns", "9223372036854775808ns", "9223372036854ms775us808ns", "-9223372036854775809ns", "3000000h", "0.100000000000000000000h", "0.830103483285477580700h", "3", "-", "s", ".", "-.", ".s", "+.s", "1d", "1", "1.5", "5sx", "x5s", "1h 2m", " 1s", "1s ", "é", "1é", "1\"", "1\\", "1\n", "1..5s", "1.5.5s", "--1s", "1S", "1µ", "99999999999999999999s", "1e3s", "2562047h47m16.854775807s", "2562047h47m16.854775808s", "-2562047h47m16.854775808s", "0.9223372036854775807s", "0.92233720368547758079h", "1.9999999999999999999999h"} {
		d, err := time.ParseDuration(s)
		if err != nil {
			put("parseDuration", s, nil, err.Error())
		} else {
			put("parseDuration", s, strconv.FormatInt(int64(d), 10), nil)
		}
	}
}
