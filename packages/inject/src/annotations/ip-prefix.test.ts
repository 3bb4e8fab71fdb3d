import { expect, test } from "vitest";
import { prefixFailure } from "./ip-prefix.ts";

// Asked of Go 1.26.
test.each([
  ["10.0.0.0/8", undefined],
  ["10.0.0.1/0", undefined],
  ["::/0", undefined],
  ["fe80::1:2/64", undefined],
  ["::ffff:1.2.3.4/128", undefined],
  ["1:2:3:4:5:6:7:8/128", undefined],
])("prefixFailure() takes %s", (text, want) => {
  expect(prefixFailure(text)).toBe(want);
});

test.each([
  ["/./", 'netip.ParsePrefix("/./"): ParseAddr("/."): unexpected character (at "/.")'],
  [":/", 'netip.ParsePrefix(":/"): ParseAddr(":"): each colon-separated field must have at least one digit (at ":")'],
  ["/", 'netip.ParsePrefix("/"): ParseAddr(""): unable to parse IP'],
  [":", "netip.ParsePrefix(\":\"): no '/'"],
  ["%/", 'netip.ParsePrefix("%/"): ParseAddr("%"): missing IPv6 address'],
  ["12345:/", 'netip.ParsePrefix("12345:/"): ParseAddr("12345:"): each group must have 4 or less digits (at "12345:")'],
  ["./", 'netip.ParsePrefix("./"): ParseAddr("."): IPv4 field must have at least one digit (at ".")'],
  ["a/:/8", 'netip.ParsePrefix("a/:/8"): ParseAddr("a/:"): unexpected character, want colon (at "/:")'],
  [":%/", 'netip.ParsePrefix(":%/"): ParseAddr(":%"): zone must be a non-empty string'],
  ["::1::/8", 'netip.ParsePrefix("::1::/8"): ParseAddr("::1::"): multiple :: in address (at ":")'],
  ["::/129", 'netip.ParsePrefix("::/129"): prefix length out of range'],
  ["a:/", 'netip.ParsePrefix("a:/"): ParseAddr("a:"): colon must be followed by more characters (at ":")'],
  ["256./", 'netip.ParsePrefix("256./"): ParseAddr("256."): IPv4 field has value >255'],
  ["::%::/", 'netip.ParsePrefix("::%::/"): IPv6 zones cannot be present in a prefix'],
  [
    "ffff:0./8",
    'netip.ParsePrefix("ffff:0./8"): ParseAddr("ffff:0."): embedded IPv4 address must replace the final 2 fields of the address (at "0.")',
  ],
  ["01./", 'netip.ParsePrefix("01./"): ParseAddr("01."): IPv4 field has octet with leading zero'],
  ["a:1/8", 'netip.ParsePrefix("a:1/8"): ParseAddr("a:1"): address string too short'],
  [
    "1:2:3:4:5:6:7:8:::/8",
    'netip.ParsePrefix("1:2:3:4:5:6:7:8:::/8"): ParseAddr("1:2:3:4:5:6:7:8:::"): trailing garbage after address (at ":")',
  ],
  ["1.2.3.4.0/8", 'netip.ParsePrefix("1.2.3.4.0/8"): ParseAddr("1.2.3.4.0"): IPv4 address too long'],
  [
    "1:2:3:4:5:6:7::1/",
    'netip.ParsePrefix("1:2:3:4:5:6:7::1/"): ParseAddr("1:2:3:4:5:6:7::1"): the :: must expand to at least one field of zeros',
  ],
  ["1.10/8", 'netip.ParsePrefix("1.10/8"): ParseAddr("1.10"): IPv4 address too short'],
  [
    "::1:2:3:4:5:6:7:8./8",
    'netip.ParsePrefix("::1:2:3:4:5:6:7:8./8"): ParseAddr("::1:2:3:4:5:6:7:8."): too many hex fields to fit an embedded IPv4 at the end of the address (at "8.")',
  ],
])("prefixFailure() refuses %s", (text, want) => {
  expect(prefixFailure(text)).toBe(want);
});
