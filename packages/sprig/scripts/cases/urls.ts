import type { FunctionCases } from "./define.ts";

const URLS = (
  "|http://host|https://user:pass@host:8080/path/to?q=1&r=2#frag|http://host?|http://host/?|http://host/??|http://host/a%20b|http://host/a b|http://host/%zz|http://host/%|http://host/%2|mailto:me@example.com|//host/path|///path|/path|path|a:b|1a:b|:x|*|" +
  "http://[::1]:80/|http://[::1|http://[fe80::1%25en0]/|http://[fe80::1%en0]/|http://[1.2.3.4]/|http://[x]/|http://a[b]/|http://[::1]x/|http://[::1]:x/|http://host:port/|http://host:/|http://host:1:2/|tcp://host:1:2/|http://ho st/|http://ho%20st/|http://ho%25st/|http://hé/é?é#é|http://h%C3%A9/|" +
  "http://user@host|http://user:@host|http://:pass@host|http://@host|http://us er@host|http://us%20er:p%40ss@host|http://us%zzer@host|http://a@b@c|http://user:pa:ss@host|http://u/ser@host|HTTP://HOST/PATH|http:opaque|http:/path|http:///path|scheme+x-1.0://h|" +
  'http://host/#a%20b|http://host/#a b|http://host/#%|http://host/#a#b|#frag|?query|?|#|a?b#c|http://host/\t|http://host/\x7f|http://host/\n|http://host\\x|http://[::1:2:3:4:5:6:7:8]|http://[1:2:3:4:5:6:7:8]|http://[1:2:3:4:5:6:7:8:9]|http://[1::2::3]|http://[12345::]|http://[1:2]|http://[::ffff:1.2.3.4]|http://[::1.2.3]|http://[::1.2.3.256]|http://[::1.2.3.04]|http://[1:]|http://[:1]|http://[]|http://[::%25]|http://[1:2:3:4:5:6:7::8]|http://[::1.2.3.4.5]|http://[::1..2]|http://[%25]|http://[1:2:3:4:5:6:7:1.2.3.4]|http://[1:1.2.3.4]|http://[1;2]|http://<x>/|http://x"y/|http://x%41/'
)
  .split("|")
  .map((text) => JSON.stringify(text).replaceAll("\x7f", "\\x7f"));

const PARTS = [
  '(dict "scheme" "http" "host" "host:80" "path" "/a b/é?#" "query" "q=1&x y" "fragment" "fr ag é" "userinfo" "user:pass")',
  '(dict "scheme" "http" "host" "h" "path" "rel")',
  '(dict "scheme" "http" "path" "/p")',
  '(dict "scheme" "http")',
  '(dict "path" "a:b/c")',
  '(dict "path" "/a:b")',
  '(dict "path" "*")',
  '(dict "opaque" "op?aque" "scheme" "mailto" "host" "ignored")',
  '(dict "opaque" "op" "fragment" "f" "query" "q")',
  '(dict "userinfo" "us er")',
  '(dict "userinfo" "u%zz")',
  '(dict "userinfo" "u@b")',
  '(dict "userinfo" "u:p:q" "host" "h")',
  '(dict "userinfo" "u/x" "host" "h")',
  '(dict "host" "[::1]:8" "path" "")',
  '(dict "host" "h é%" "path" "%2F")',
  '(dict "query" "?#é" "path" "")',
  '(dict "fragment" "!$&\'()*+,;=:@/?[]")',
  '(dict "path" "!$&\'()*+,;=:@/?[]")',
  '(dict "scheme" 5)',
  '(dict "host" nil)',
  '(dict "host" (list))',
  '(dict "path" (dict))',
  '(dict "port" "80" "host" "h")',
  '(dict "userinfo" (splitList "," "a"))',
  "(dict)",
  "nil",
  ".nil",
  '"x"',
  "5",
  "(list)",
  ".missing",
  ".map",
  '(split "," "a")',
];

/** Family: URLs. */
export const urlCases: readonly FunctionCases[] = [
  { name: "urlParse", pools: [[...URLS, "5", "nil", ".nil", ".text"]], limit: 200 },
  {
    name: "urlJoin",
    pools: [PARTS],
    also: URLS.slice(0, 45).map((url) => `urlJoin (urlParse ${url})`),
  },
];
