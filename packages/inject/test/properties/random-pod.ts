import * as fc from "fast-check";

/** A JSON value of a generated pod. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** A JSON object of a generated pod. */
export type Members = { [key: string]: Value };

/** How likely a member is, out of ten. */
interface Chance {
  readonly of: number;
}

const word = fc.constantFrom("a", "b", "web", "db", "app-1", "x.y/z", "Ünï", "<&>", "constructor");
const text = fc.oneof(word, fc.string({ maxLength: 12 }));

/** A member that no release knows. The keys are numbered afterwards, so that each is there once. */
const unknown: fc.Arbitrary<Members> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Members>({}) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value): Members => ({ zz: value as Value })) },
);

/** An object with some of its members, and perhaps one that nobody knows. */
function some(
  members: Readonly<Record<string, readonly [chance: Chance, value: fc.Arbitrary<Value>]>>,
): fc.Arbitrary<Members> {
  const model = Object.entries(members).map(([key, [{ of }, value]]) =>
    fc.oneof(
      { weight: 10 - of, arbitrary: fc.constant<Members>({}) },
      { weight: of, arbitrary: value.map((content): Members => ({ [key]: content })) },
    ),
  );
  return fc.tuple(unknown, ...model).map((parts) => Object.assign({}, ...parts) as Members);
}

const always: Chance = { of: 10 };
const often: Chance = { of: 6 };
const seldom: Chance = { of: 2 };

function lists(item: fc.Arbitrary<Value>, maxLength: number): fc.Arbitrary<Value> {
  return fc.array(item, { maxLength }).map((items): Value => items);
}

/** Items with a name of their own each. */
function named(
  item: fc.Arbitrary<Members>,
  names: readonly string[],
  size: { min: number; max: number },
): fc.Arbitrary<Value> {
  return fc
    .tuple(
      fc.subarray([...names], { minLength: size.min, maxLength: size.max }),
      fc.array(item, { minLength: size.max, maxLength: size.max }),
    )
    .map(([chosen, items]): Value => chosen.map((name, index) => ({ name, ...items[index] })));
}

const number = fc.integer({ min: 1, max: 65_535 });
const port: fc.Arbitrary<Value> = fc.oneof<fc.Arbitrary<Value>[]>(number, fc.constantFrom("http", "grpc"));
const header = fc.record({ name: word, value: text });
const httpGet = some({
  path: [often, word],
  port: [always, port],
  scheme: [seldom, fc.constantFrom("HTTP", "HTTPS")],
  httpHeaders: [seldom, lists(header, 2)],
});
const handler = fc.oneof<fc.Arbitrary<Members>[]>(
  httpGet.map((get) => ({ httpGet: get })),
  // A check that is rewritten as one over HTTP goes, with all that is in it.
  port.map((value) => ({ tcpSocket: { port: value } })),
  fc.constant({ exec: { command: ["true"] } }),
);
const probe = fc
  .tuple(handler, some({ periodSeconds: [often, fc.nat(100)], timeoutSeconds: [seldom, fc.nat(9)] }))
  .map(([left, right]): Members => ({ ...left, ...right }));
const lifecycle = some({ preStop: [often, handler], postStart: [seldom, handler] });
const quantity = fc.constantFrom("100m", "1", "64Mi", "1.5Gi", "0.5");
const resources = some({
  requests: [often, some({ cpu: [often, quantity], memory: [often, quantity] })],
  limits: [seldom, some({ cpu: [often, quantity] })],
});
const containerPort = fc
  .tuple(
    some({ protocol: [seldom, fc.constantFrom("TCP", "UDP")], name: [often, fc.constantFrom("http", "grpc")] }),
    number,
  )
  .map(([rest, containerNumber]): Members => ({ ...rest, containerPort: containerNumber }));
const variable = some({ name: [always, word], value: [often, text] });
const mount = some({ name: [always, word], mountPath: [always, word.map((name) => `/${name}`)] });

const container = some({
  image: [often, fc.constantFrom("app:1", "registry:5000/a/b@sha256:0", "auto")],
  command: [seldom, lists(text, 2)],
  args: [seldom, lists(text, 3)],
  ports: [often, lists(containerPort, 3)],
  env: [often, lists(variable, 3)],
  resources: [often, resources],
  volumeMounts: [seldom, lists(mount, 2)],
  livenessProbe: [seldom, probe],
  readinessProbe: [seldom, probe],
  startupProbe: [{ of: 1 }, probe],
  lifecycle: [seldom, lifecycle],
  securityContext: [seldom, some({ runAsUser: [often, fc.nat(2000)], readOnlyRootFilesystem: [seldom, fc.boolean()] })],
});

const volume = some({ emptyDir: [often, some({ medium: [often, fc.constantFrom("", "Memory")] })] });
const podSecurity = some({ runAsUser: [often, fc.nat(2000)], fsGroup: [often, fc.nat(2000)] });

const spec = some({
  containers: [always, named(container, ["app", "web", "zz-last", "istio-proxy"], { min: 1, max: 3 })],
  initContainers: [{ of: 4 }, named(container, ["setup", "istio-init", "migrate"], { min: 0, max: 2 })],
  volumes: [often, named(volume, ["data", "config", "istio-data"], { min: 0, max: 3 })],
  imagePullSecrets: [seldom, named(unknown, ["regcred", "pull"], { min: 0, max: 2 })],
  securityContext: [seldom, podSecurity],
  hostNetwork: [{ of: 1 }, fc.boolean()],
  serviceAccountName: [seldom, word],
  nodeName: [{ of: 1 }, fc.constant("node-1")],
  dnsConfig: [{ of: 1 }, some({ searches: [often, lists(word, 2)] })],
  tolerations: [seldom, lists(some({ key: [often, word], operator: [often, fc.constant("Exists")] }), 2)],
});

const flag = fc.constantFrom("true", "false", "TRUE", "yes", "");
const annotations = some({
  "sidecar.istio.io/inject": [{ of: 1 }, flag],
  "sidecar.istio.io/rewriteAppHTTPProbers": [seldom, flag],
  "sidecar.istio.io/proxyCPU": [{ of: 1 }, fc.constantFrom("100m", "x", "1\n")],
  "sidecar.istio.io/interceptionMode": [{ of: 1 }, fc.constantFrom("REDIRECT", "TPROXY", "NONE", "x")],
  "sidecar.istio.io/nativeSidecar": [{ of: 1 }, flag],
  "traffic.sidecar.istio.io/excludeInboundPorts": [{ of: 1 }, fc.constantFrom("80", "a", "*")],
  "status.sidecar.istio.io/port": [{ of: 1 }, fc.constantFrom("15020", "0", "8080", "x")],
  "inject.istio.io/templates": [{ of: 1 }, fc.constantFrom("sidecar", "plain", "sidecar,plain", "gone")],
  "proxy.istio.io/config": [
    { of: 1 },
    fc.constantFrom("concurrency: 3", "holdApplicationUntilProxyStarts: true", "a: ["),
  ],
  "prometheus.io/scrape": [seldom, flag],
  "prometheus.io/port": [seldom, fc.constantFrom("9090", "15020", "x")],
  "prometheus.io/path": [seldom, word],
  "a.user/note": [often, text],
});
const labels = some({
  app: [often, word],
  version: [seldom, word],
  "sidecar.istio.io/inject": [{ of: 1 }, flag],
  "istio.io/rev": [{ of: 1 }, word],
});
const owner = fc.record({
  apiVersion: fc.constantFrom("apps/v1", "batch/v1"),
  kind: fc.constantFrom("ReplicaSet", "Job", "StatefulSet"),
  name: fc.constantFrom("web-5d4f", "job-1", "db"),
  uid: fc.constant("u"),
  controller: fc.boolean(),
});

const metadata = some({
  name: [often, word],
  generateName: [seldom, fc.constant("web-5d4f-")],
  namespace: [often, fc.constantFrom("default", "prod", "kube-system", "")],
  labels: [often, strings(labels)],
  annotations: [often, strings(annotations)],
  ownerReferences: [seldom, lists(owner, 1)],
});

/** A map of strings has no member that nobody knows: every key is the user's. */
function strings(map: fc.Arbitrary<Members>): fc.Arbitrary<Value> {
  return map.map(({ zz: _zz, ...rest }): Value => rest);
}

const pod = some({
  apiVersion: [often, fc.constant("v1")],
  kind: [often, fc.constant("Pod")],
  metadata: [always, metadata],
  spec: [always, spec],
  status: [seldom, fc.constant({})],
});

/** Pods as users write them and as attackers do: some of every field, members that nobody knows at any level, annotations good and bad. */
export const randomPod: fc.Arbitrary<Members> = pod.map((value) => {
  let count = 0;
  const numbered = (part: Value): Value => {
    if (Array.isArray(part)) return part.map(numbered);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).map(([key, item]) =>
      key === "zz" ? [`zz${count++}`, item] : [key, numbered(item)],
    );
    return Object.fromEntries(entries) as Members;
  };
  return numbered(value) as Members;
});
