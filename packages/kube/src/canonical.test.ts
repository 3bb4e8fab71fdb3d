import { encodeJson, parseJson } from "@outrigger/go-std/json";
import { expect, test } from "vitest";
import { randomDocument, seeded } from "../scripts/random-document.ts";
import { canonical } from "./canonical.ts";
import { decodeGo } from "./decode-go.ts";
import { kubeType } from "./kube-type.ts";
import { marshal } from "./marshal.ts";
import { kubernetes1_18 } from "./tables/kubernetes-1.18.gen.ts";
import { kubernetes1_34 } from "./tables/kubernetes-1.34.gen.ts";

const container = kubeType(kubernetes1_34, "Container");

test.each([
  ["shares what stands as Go writes it", '{"name":"a","image":"b","env":[{"name":"c"}],"resources":{}}', true],
  ["sorts fields", '{"image":"b","name":"a","resources":{}}', false],
  ["fills in what is missing", '{"name":"a"}', false],
  ["leaves out what is empty", '{"name":"a","image":"","env":[],"tty":false,"resources":{"limits":{}}}', false],
  ["leaves out what nobody knows", '{"name":"a","resources":{},"future":1}', false],
  ["writes quantities", '{"name":"a","resources":{"limits":{"cpu":"1000m"}}}', false],
  ["sorts maps", '{"name":"a","resources":{"limits":{"memory":"1Gi","cpu":"1"}}}', false],
])("canonical() %s", (_, text, shares) => {
  const tree = parseJson(text);
  const got = canonical(container, tree);
  expect(encodeJson(got ?? null)).toBe(encodeJson(marshal(container, decodeGo(container, tree))));
  expect(got === tree).toBe(shares);
});

test.each(['{"Name":"a"}', '{"name":1}', '{"name":"a","name":"b"}', "[]", '{"name":"a","env":[null]}'])(
  "canonical() leaves %s to a closer look",
  (text) => expect(canonical(container, parseJson(text))).toBeUndefined(),
);

test.each([kubernetes1_18, kubernetes1_34])("canonical() is what decoding and writing give: $kubernetes", (table) => {
  const type = kubeType(table, "Pod");
  const random = seeded(20_250_101);
  let seen = 0;
  for (let at = 0; at < 1500; at++) {
    const tree = parseJson(randomDocument(type, random, { oneIn: [400, 4000, 100_000][at % 3] ?? 400 }));
    const got = canonical(type, tree);
    if (got === undefined) continue;
    seen++;
    expect(encodeJson(got)).toBe(encodeJson(marshal(type, decodeGo(type, tree))));
  }
  expect(seen).toBeGreaterThan(100);
});
