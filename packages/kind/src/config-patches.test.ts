import { describe, expect, test } from "vitest";
import { parse } from "smol-toml";
import { mergePatch, patchContainerdConfig, patchDocuments } from "./config-patches.ts";

describe("mergePatch() behaves as RFC 7386", () => {
  test.each([
    { target: { a: "b" }, patch: { a: "c" }, want: { a: "c" } },
    { target: { a: "b" }, patch: { b: "c" }, want: { a: "b", b: "c" } },
    { target: { a: "b" }, patch: { a: null }, want: {} },
    { target: { a: "b", b: "c" }, patch: { a: null }, want: { b: "c" } },
    { target: { a: ["b"] }, patch: { a: "c" }, want: { a: "c" } },
    { target: { a: "c" }, patch: { a: ["b"] }, want: { a: ["b"] } },
    { target: { a: { b: "c" } }, patch: { a: { b: "d", c: null } }, want: { a: { b: "d" } } },
    { target: ["a", "b"], patch: ["c", "d"], want: ["c", "d"] },
    { target: { a: "foo" }, patch: null, want: null },
    { target: { e: null }, patch: { a: 1 }, want: { e: null, a: 1 } },
    { target: [1, 2], patch: { a: "b", c: null }, want: { a: "b" } },
    { target: {}, patch: { a: { bb: { ccc: null } } }, want: { a: { bb: {} } } },
  ])("$target + $patch", ({ target, patch, want }) => {
    expect(mergePatch(target, patch)).toEqual(want);
  });

  test("reaches no prototype", () => {
    const patched = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(patched as object)).toEqual(["__proto__"]);
  });
});

describe("patchDocuments()", () => {
  const documents = [
    { kind: "ClusterConfiguration", apiVersion: "kubeadm.k8s.io/v1beta3", apiServer: { extraArgs: { a: "1" } } },
    { kind: "KubeletConfiguration", apiVersion: "kubelet.config.k8s.io/v1beta1", failSwapOn: false },
  ];

  test("merges a patch into the documents of its kind", () => {
    const merge = ["kind: ClusterConfiguration\napiServer: {extraArgs: {b: '2'}}\n"];
    const [cluster, kubelet] = patchDocuments(documents, { merge, json: [] });
    expect(cluster?.["apiServer"]).toEqual({ extraArgs: { a: "1", b: "2" } });
    expect(kubelet).toEqual(documents[1]);
  });

  test("leaves a patch out that names another apiVersion", () => {
    const merge = ["kind: ClusterConfiguration\napiVersion: kubeadm.k8s.io/v1beta4\napiServer: null\n"];
    expect(patchDocuments(documents, { merge, json: [] })).toEqual(documents);
  });

  test("applies a JSON patch to the documents of its group, version and kind", () => {
    const target = { group: "kubelet.config.k8s.io", version: "v1beta1", kind: "KubeletConfiguration" };
    const json = [{ ...target, patch: "- {op: add, path: /maxPods, value: 20}\n" }];
    expect(patchDocuments(documents, { merge: [], json })[1]).toEqual({ ...documents[1], maxPods: 20 });
  });

  test.each([
    { name: "a merge patch without a kind", patches: { merge: ["a: 1"], json: [] }, where: "kubeadmConfigPatches.0" },
    { name: "a merge patch that is no YAML", patches: { merge: ["{"], json: [] }, where: "kubeadmConfigPatches.0" },
    {
      name: "a JSON patch that does not apply",
      patches: {
        merge: [],
        json: [
          {
            group: "kubelet.config.k8s.io",
            version: "v1beta1",
            kind: "KubeletConfiguration",
            patch: "[{op: remove, path: /none}]",
          },
        ],
      },
      where: "kubeadmConfigPatchesJSON6902.0",
    },
  ])("refuses $name", ({ patches, where }) => {
    expect(() => patchDocuments(documents, patches)).toThrow(expect.objectContaining({ code: "patch_failed", where }));
  });
});

describe("patchContainerdConfig()", () => {
  const config = 'version = 2\n[plugins."io.containerd.grpc.v1.cri"]\nsandbox_image = "pause"\nenable_cdi = false\n';

  test("merges TOML", () => {
    const patch = '[plugins."io.containerd.grpc.v1.cri"]\nenable_cdi = true\n';
    const patched = parse(patchContainerdConfig(config, [patch], []));
    expect(patched).toEqual({
      version: 2,
      plugins: { "io.containerd.grpc.v1.cri": { sandbox_image: "pause", enable_cdi: true } },
    });
  });

  test("leaves a patch out that is for another version of the configuration", () => {
    expect(parse(patchContainerdConfig(config, ["version = 3\n[plugins.x]\ny = 1\n"], []))).toEqual(parse(config));
  });

  test("applies JSON patches", () => {
    const patch = '[{"op": "add", "path": "/debug", "value": {"level": "debug"}}]';
    expect(parse(patchContainerdConfig(config, [], [patch]))).toMatchObject({ debug: { level: "debug" } });
  });

  test("says which patch is no TOML", () => {
    expect(() => patchContainerdConfig(config, ["= 1"], [])).toThrow(
      expect.objectContaining({ where: "containerdConfigPatches.0" }),
    );
  });
});
