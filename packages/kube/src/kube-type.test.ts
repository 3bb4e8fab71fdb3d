import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kubeType, structType } from "./index.ts";
import { istio1_0 } from "./tables/istio-1.0.gen.ts";
import { istio1_31 } from "./tables/istio-1.31.gen.ts";
import type { KubeType, TypeTable } from "./type-table.ts";

const tables = join(import.meta.dirname, "tables");
const files = readdirSync(tables).filter((file) => /^(?:istio|kubernetes)-/.test(file));

function everyType(type: KubeType, seen: Set<KubeType>): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.kind === "struct") for (const field of type.fields) everyType(field.type, seen);
  else if (type.kind === "list" || type.kind === "map") everyType(type.elem, seen);
}

test.each(files)("every type of %s can be read", async (file) => {
  const [table] = Object.values((await import(join(tables, file))) as Record<string, TypeTable>) as [TypeTable];
  const keys = [...Object.keys(table.types), ...Object.keys(table.common), ...Object.keys(table.extra ?? {})];
  const seen = new Set<KubeType>();
  for (const key of [...keys, ...Object.values(table.kinds)]) everyType(kubeType(table, key), seen);
  expect(seen.size).toBeGreaterThan(200);
});

test("the tables stay small", () => {
  const size = readdirSync(tables).reduce((sum, file) => sum + statSync(join(tables, file)).size, 0);
  expect(size).toBeLessThan(300_000);
});

describe("structType()", () => {
  test("puts the fields of an embedded struct into its place", () => {
    const volume = structType(istio1_0, "Volume");
    expect(volume.declared.map((field) => field.go)).toEqual(["Name", "VolumeSource"]);
    expect(volume.find("secret")).toMatchObject({ go: "Secret", through: ["VolumeSource"], pointer: true });
  });

  test("finds a field by the exact name first, then whatever the case", () => {
    const container = structType(istio1_31, "Container");
    expect(container.find("imagePullPolicy")?.type.go).toBe("v1.PullPolicy");
    expect(container.find("IMAGEPULLPOLICY")?.name).toBe("imagePullPolicy");
    expect(container.find("reſources")?.name).toBe("resources");
    expect(container.find("constructor")).toBeUndefined();
  });

  test("knows the merge tags", () => {
    const spec = structType(istio1_31, "PodSpec");
    expect(spec.find("volumes")).toMatchObject({ patchStrategy: ["merge", "retainKeys"], mergeKey: "name" });
    expect(spec.find("tolerations")).toMatchObject({ patchStrategy: [], mergeKey: "" });
  });

  test("refuses a key that the table lacks", () => {
    expect(() => structType(istio1_0, "ContainerRestartRule")).toThrow(RangeError);
    expect(() => structType(istio1_0, "constructor")).toThrow(RangeError);
  });
});
