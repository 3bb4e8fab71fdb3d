import type { FunctionCases } from "./define.ts";
import { TEXTS } from "./pools.ts";

const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => JSON.stringify(text));

const BASE64 = quoted(
  "|a|ab|abc|abcd|YQ==|YWI=|YWJj|YQ|YQ=|YQ===|YQ==x|Y=Q=|=YQ=|====|YWJj\n|YW\nJj|YQ=\n=|YQ==\n\n|YQ=\nx|Y\nQ|YWJjYQ|YWJjY|YW Jj|YWJj!|é|YWé|w6k=|w6|/+8=|_-8=|gICA|YWJjZGVmZ2hpamts|YWJjZGVmZ2hpamt!|YWJjZGVmZ2=pamts|YQ==YQ==|YWI=\r\n|\nYQ==|YR==".split(
    "|",
  ),
);

const BASE32 = quoted(
  "|ME======|MFRA====|MFRGG===|MFRGGZA=|MFRGGZDF|ME|MFRA|MFRGG|MFRGGZ|M|M=======|MFR=====|MFRGGZ==|me======|ME=====|ME=======|ME====x=|=E======|ME==\n====|M\nE======|MFRGGZDFME======|MFRGGZDFM|8E======|ME======x|MFRGGZDFM!======|é|ME=A====|MFRGGZDF========|YOVQ====|ME=====\n=|MZXW6YTBOI======".split(
    "|",
  ),
);

/** Family: encoding. */
export const encodingCases: readonly FunctionCases[] = [
  { name: "b64enc", pools: [TEXTS] },
  { name: "b32enc", pools: [TEXTS] },
  { name: "b64dec", pools: [[...BASE64, ...TEXTS]] },
  { name: "b32dec", pools: [[...BASE32, ...TEXTS]] },
];

const PATHS = [
  ...quoted(
    "|.|..|/|//|///|a|a/|/a|/a/|a/b|a//b|a/./b|a/../b|../a|/../a|a/../..|../../a/../b|/a/b/../../..|a.b|a.b/c|.bashrc|a.tar.gz|a.|a/.x|/a/b.c/|é/ü.ñ|a\\b.c|a b/c d|./a|a/.|a/..|...|/...|foo/bar/baz.txt|//a//b//".split(
      "|",
    ),
  ),
  "5",
  "nil",
  ".num",
  ".text",
  ".nil",
];

/** Family: paths. */
export const pathCases: readonly FunctionCases[] = [
  "base",
  "dir",
  "clean",
  "ext",
  "isAbs",
  "osBase",
  "osDir",
  "osClean",
  "osExt",
  "osIsAbs",
].map((name) => ({ name, pools: [PATHS] }));
