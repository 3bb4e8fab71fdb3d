import { encodeJson, type JsonValue, parseJson } from "@outrigger/go-std/json";
import { parseYaml } from "@outrigger/go-std/yaml";
import { describe, expect, test } from "vitest";
import { dig, recorded } from "../test/recorded.ts";
import { checkAs, decodeJson, type DecodeResult, decodeYaml } from "./index.ts";
import { istio1_0 } from "./tables/istio-1.0.gen.ts";
import { istio1_1 } from "./tables/istio-1.1.gen.ts";
import { kubernetes1_34 } from "./tables/kubernetes-1.34.gen.ts";

function outcome(result: DecodeResult, sortKeys = false): string {
  return result.error === undefined ? encodeJson(result.value, { sortKeys }) : `error: ${result.error}`;
}

test.each(recorded("decode"))("decodeJson() as k8s.io/api 0.34: %s", (pod, want) => {
  expect(outcome(decodeJson(kubernetes1_34, "Pod", parseJson(pod)))).toBe(want);
});

test.each(recorded("check"))("checkAs() as k8s.io/api 0.34: %s", (pod, want) => {
  expect(checkAs(kubernetes1_34, "Pod", parseJson(pod)) ?? "good").toBe(want);
});

test.each(recorded("yaml"))("decodeYaml() as sigs.k8s.io/yaml 1.6: %s", (pod, want) => {
  let got: string;
  try {
    got = outcome(decodeYaml(kubernetes1_34, "Pod", parseYaml(pod, { dialect: "sigs" })), true);
  } catch (error) {
    got = `error: ${(error as Error).message}`;
  }
  expect(got).toBe(want);
});

describe("decodeJson()", () => {
  const rows: [string, string, string, JsonValue][] = [
    ["drops what the type lacks", "Container", '{"name":"a","restartPolicy":"Always"}', { name: "a", resources: {} }],
    ["folds case", "EnvVar", '{"NAME":"a","ValUe":"b"}', { name: "a", value: "b" }],
    [
      "applies repeated keys in turn",
      "Container",
      '{"resources":{"limits":{"cpu":"1"}},"resources":{"requests":{"cpu":2}}}',
      { name: "", resources: { limits: { cpu: "1" }, requests: { cpu: "2" } } },
    ],
    [
      "keeps what null cannot clear",
      "Container",
      '{"name":"a","name":null,"resources":null}',
      { name: "a", resources: {} },
    ],
    [
      "keeps pointers to zero values",
      "SecurityContext",
      '{"privileged":false,"runAsUser":0}',
      { privileged: false, runAsUser: 0 },
    ],
    [
      "refuses a fraction",
      "ContainerPort",
      '{"containerPort":80.0}',
      "json: cannot unmarshal number 80.0 into Go struct field ContainerPort.containerPort of type int32",
    ],
    [
      "refuses an int that is too large",
      "ContainerPort",
      '{"containerPort":2147483648}',
      "json: cannot unmarshal number 2147483648 into Go struct field ContainerPort.containerPort of type int32",
    ],
    [
      "names embedded structs",
      "Volume",
      '{"secret":{"secretName":5}}',
      "json: cannot unmarshal number into Go struct field SecretVolumeSource.VolumeSource.secret.secretName of type string",
    ],
    [
      "names Go's string types",
      "Container",
      '{"imagePullPolicy":5}',
      "json: cannot unmarshal number into Go struct field Container.imagePullPolicy of type v1.PullPolicy",
    ],
    [
      "lets a quantity's refusal win",
      "Container",
      '{"name":5,"resources":{"limits":{"cpu":"x"}}}',
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    ["refuses a wrong document", "Pod", '"x"', "json: cannot unmarshal string into Go value of type v1.Pod"],
  ];
  test.each(rows)("%s", (_, key, text, want) => {
    const result = decodeJson(istio1_0, key, parseJson(text));
    expect(result.error ?? result.value).toEqual(want);
  });

  test("reaches no prototype", () => {
    const tree = parseJson(
      '{"metadata":{"labels":{"__proto__":"x","constructor":"y"}},"__proto__":{"spec":1},"constructor":{}}',
    );
    const labels = Object(dig(decodeJson(istio1_0, "Pod", tree).value, "metadata", "labels")) as object;
    expect(Object.keys(labels)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
  });

  test("puts fields into Go's order", () => {
    const { value } = decodeJson(istio1_0, "Container", parseJson('{"tty":true,"image":"b","name":"a"}'));
    expect(encodeJson(value as JsonValue)).toBe('{"name":"a","image":"b","resources":{},"tty":true}');
  });

  test("keeps an int64 that JavaScript numbers do not hold", () => {
    const { value } = decodeJson(istio1_0, "SecurityContext", parseJson('{"runAsUser":9223372036854775807}'));
    expect(encodeJson(value as JsonValue)).toBe('{"runAsUser":9223372036854775807}');
  });
});

describe("decodeYaml() of a SidecarInjectionSpec", () => {
  const decode = (table: typeof istio1_0, text: string) =>
    decodeYaml(table, "inject.SidecarInjectionSpec", parseYaml(text, { dialect: "v2" }));
  const args = (text: string) => {
    const { value } = decode(istio1_0, `containers: [{args: [${text}]}]`);
    return dig(value, "Containers", 0, "args");
  };

  test("turns scalars into text after resolving them", () => {
    expect(args("yes, Off, 010, 0x1F, 1.10, 1_000, 123456789.123, ~, 1e3, '010', 1.23e+45")).toEqual([
      "true",
      "false",
      "8",
      "31",
      "1.1",
      "1000",
      "1.2345679e+08",
      "",
      "1e3",
      "010",
      "+Inf",
    ]);
  });

  test("does not do so below embedded structs", () => {
    expect(decode(istio1_0, "volumes: [{name: yes, secret: {secretName: yes}}]").error).toBe(
      "json: cannot unmarshal bool into Go struct field SecretVolumeSource.Volumes.VolumeSource.secret.secretName of type string",
    );
  });

  test("refuses an infinity", () => {
    expect(() => decode(istio1_0, "containers: [{ports: [{containerPort: .inf}]}]")).toThrow(
      "json: unsupported value: +Inf",
    );
  });

  test("takes a float without a fraction for an int", () => {
    const { value } = decode(istio1_0, "containers: [{ports: [{containerPort: 80.0}]}]");
    expect(value).toMatchObject({ Containers: [{ ports: [{ containerPort: 80 }] }] });
  });

  test("has each release's fields", () => {
    const text = "dnsConfig: {searches: [a]}\nrewriteAppHTTPProbe: true";
    expect(decode(istio1_0, text).value).toEqual({
      InitContainers: null,
      Containers: null,
      Volumes: null,
      ImagePullSecrets: null,
    });
    expect(decode(istio1_1, text).value).toMatchObject({ DNSConfig: { searches: ["a"] }, RewriteAppHTTPProbe: true });
  });
});
