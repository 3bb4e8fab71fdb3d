import { expect, test } from "vitest";
import { goMuxPath } from "./go-mux-path.ts";

const rows: [target: string, path: string, redirect: string | undefined][] = [
  ["/inject", "/inject", undefined],
  ["/inject?timeout=30s", "/inject", undefined],
  ["/inject?", "/inject", undefined],
  ["https://host:8443/inject", "/inject", undefined],
  ["/%69nject", "/inject", undefined],
  ["/inject/", "/inject/", undefined],
  ["/", "/", undefined],
  ["", "", "/"],
  ["/inject%2F", "/inject/", undefined],
  ["//inject", "//inject", "/inject"],
  ["//inject?x=1", "//inject", "/inject?x=1"],
  ["//inject?", "//inject", "/inject"],
  ["//%69nject", "//inject", "/inject"],
  ["/a/../inject", "/a/../inject", "/inject"],
  ["/a%2F..%2Finject", "/a/../inject", "/inject"],
  ["/./inject", "/./inject", "/inject"],
  ["/inject/..", "/inject/..", "/"],
  ["/inject//", "/inject//", "/inject/"],
  ["/..", "/..", "/"],
  ["/a/..//inject/?q=%20", "/a/..//inject/", "/inject/?q=%20"],
  ['//a"b', '//a"b', "/a%22b"],
  ["//%C3%A9<x", "//\u00c3\u00a9<x", "/%C3%A9%3Cx"],
  ["//evil.com/../inject", "//evil.com/../inject", "/inject"],
  ["/a\\..\\inject", "/a\\..\\inject", undefined],
];

test.each(rows)("goMuxPath(%j)", (target, path, redirect) => {
  expect(goMuxPath(target)).toEqual(redirect === undefined ? { path } : { path, redirect });
});
