import { join } from "node:path";
import { expect, test } from "vitest";
import { DEMO_CONFIG } from "../../webhook/src/settings/demo-config.ts";
import { directory, fileOf, outrigger, run } from "./run-outrigger.ts";

const COUNT = 1000;

/** Seconds. Five on a machine of one's own; a shared one is given time. */
const BOUND = 60;

const manifest = (index: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
  namespace: team-${index % 20}
spec:
  replicas: 2
  selector:
    matchLabels: {app: app-${index}}
  template:
    metadata:
      labels:
        app: app-${index}
        version: v1
    spec:
      containers:
      - name: app
        image: registry.example/app:${index} # the build's own number
        ports:
        - name: http
          containerPort: 8080
        env:
        - name: INDEX
          value: "${index}"
        readinessProbe:
          httpGet: {path: /ready, port: http}
        resources:
          requests: {cpu: 100m, memory: 128Mi}
---
apiVersion: v1
kind: Service
metadata:
  name: app-${index}
  namespace: team-${index % 20}
spec:
  selector: {app: app-${index}}
  ports:
  - {name: http, port: 80, targetPort: http}
`;

const INJECT = ["inject", "--release=1.0", "--injectConfigFile", fileOf("config.yaml", DEMO_CONFIG)];

for (let index = 0; index < COUNT; index += 1) fileOf(`many/team-${index % 20}/${index}.yaml`, manifest(index));

test(
  `inject takes a folder of ${COUNT} manifests`,
  () => {
    const start = performance.now();
    const { code, stdout } = outrigger([...INJECT, "-f", join(directory, "many")]);
    const seconds = (performance.now() - start) / 1000;
    expect(code).toBe(0);
    expect(stdout.match(/name: istio-proxy/g)).toHaveLength(COUNT);
    expect(stdout.match(/^---$/gm)).toHaveLength(2 * COUNT - 1);
    process.stdout.write(`${COUNT} manifests, the start of the program with them: ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThan(BOUND);
  },
  BOUND * 2000,
);

test("inject shows how far it is, and leaves the line empty", async () => {
  const { progress } = await run([...INJECT, "-f", join(directory, "many", "team-0")]);
  expect(progress[0]).toMatch(/^\[0\/50\] .*\/many\/team-0\/0\.yaml$/);
  expect(progress.at(-1)).toBe("");
});
