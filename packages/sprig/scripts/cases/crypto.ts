import type { FunctionCases } from "./define.ts";
import { SHORT_TEXTS, TEXTS } from "./pools.ts";

const WRONG = ["5", "nil", ".nil", "(list)", "(dict)", "1.5", ".num", "true", ".list"];
const MORE = [
  '"abc"',
  '"The quick brown fox jumps over the lazy dog"',
  '(repeat 200 "é")',
  '(repeat 64 "a")',
  '(repeat 5552 "\\xff")',
];

/** Family: cryptography, as far as it is the same each time; `secrets.jsonl` has the rest. */
export const cryptoCases: readonly FunctionCases[] = [
  ...["sha1sum", "sha256sum", "sha512sum", "adler32sum"].map((name) => ({ name, pools: [[...TEXTS, ...MORE]] })),
  {
    name: "bcrypt",
    pools: [['(repeat 73 "a")', '(repeat 37 "é")', '(repeat 1000 "x")', ...WRONG]],
    also: [
      'htpasswd "a:b" "c"',
      'htpasswd ":" ""',
      'htpasswd "user" (repeat 73 "a")',
      'bcrypt "a" | trunc 7',
      'bcrypt "" | len',
      'bcrypt (repeat 72 "a") | len',
      'bcrypt "é" | hasPrefix "$2a$10$"',
    ],
  },
  {
    name: "htpasswd",
    pools: [
      ['"a:b"', '":"', '"é:"', '"::"', ...WRONG],
      ['"c"', '""', '"x:y"', ...WRONG],
    ],
    limit: 60,
    also: ['htpasswd "user" (repeat 73 "a")', 'htpasswd "user" "pass" | len', 'htpasswd "user" "pass" | trunc 12'],
  },
  {
    name: "encryptAES",
    pools: [[...SHORT_TEXTS], ['""', "5", "nil", ".nil"]],
    also: [
      'encryptAES "key" "plain" | len',
      'encryptAES "" (repeat 16 "a") | len',
      'encryptAES "key" (repeat 15 "a") | b64dec | len',
      'encryptAES "key" "text" | decryptAES "key"',
      'encryptAES (repeat 40 "k") "é🎉" | decryptAES (repeat 32 "k")',
      'encryptAES "" "text" | decryptAES ""',
    ],
  },
  {
    name: "decryptAES",
    pools: [
      SHORT_TEXTS,
      [
        '""',
        '"30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ="',
        '"YQ=="',
        '"not base64!"',
        '"AAAAAAAAAAAAAAAAAAAAAA=="',
        '"AAAAAAAAAAAAAAAAAAAAAAA="',
        '"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="',
        '"YQ==\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n"',
        "5",
        "nil",
      ],
    ],
    limit: 80,
    also: ['decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ="'],
  },
  {
    name: "derivePassword",
    pools: [
      ["1", "2", "0", "4294967295"],
      ['"maximum"', '"long"', '"medium"', '"short"', '"basic"', '"pin"'],
      ['"password"', '""', '"pässwörd"'],
      ['"user"', '""', '"üser"'],
      ['"example.com"', '""'],
    ],
    limit: 9,
    also: [
      'derivePassword -1 "long" "p" "u" "s"',
      'derivePassword 4294967296 "long" "p" "u" "s"',
      'derivePassword 1 "none" "p" "u" "s"',
      'derivePassword 1 "" "p" "u" "s"',
      'derivePassword 1.5 "long" "p" "u" "s"',
      'derivePassword "1" "long" "p" "u" "s"',
      'derivePassword (int 1) "long" "p" "u" "s"',
      'derivePassword 1 5 "p" "u" "s"',
      'derivePassword nil "pin" "p" "u" "s"',
      'derivePassword 1 "pin" "p" "u" nil',
    ],
  },
  {
    name: "genPrivateKey",
    pools: [['"foo"', '"RSA"', '"é"', '" "', ...WRONG]],
    also: [
      'genPrivateKey "ecdsa" | trunc 31',
      'genPrivateKey "ed25519" | trunc 28',
      'genPrivateKey "ecdsa" | hasSuffix "-----END EC PRIVATE KEY-----\\n"',
      'genPrivateKey "ecdsa" | len',
      'genPrivateKey "ed25519" | len',
      'genPrivateKey "ecdsa" | splitList "\\n" | len',
      'genPrivateKey "ed25519" | splitList "\\n" | last',
    ],
  },
];
