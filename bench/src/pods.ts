/** Reviews as an API server sends them: the next one at each call, no two the same. */
export type Reviews = () => string;

/** The text of a review of a pod that is being made. */
function reviewOf(uid: string, object: object): string {
  const pods = { group: "", version: "v1", resource: "pods" };
  const kind = { group: "", version: "v1", kind: "Pod" };
  return JSON.stringify({
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1",
    request: {
      uid,
      kind,
      resource: pods,
      requestKind: kind,
      requestResource: pods,
      namespace: "shop",
      operation: "CREATE",
      userInfo: {
        username: "system:serviceaccount:kube-system:replicaset-controller",
        groups: ["system:serviceaccounts", "system:authenticated"],
      },
      object,
      oldObject: null,
      dryRun: false,
      options: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
    },
  });
}

/** Small pods like Istio's own example, each another workload: names, labels, annotations, image, ports and env all differ. */
export function differentPods(): Reviews {
  const next = counter();
  return () => {
    const id = next();
    return reviewOf(uidOf(id), {
      kind: "Pod",
      apiVersion: "v1",
      metadata: {
        ...ownedBy(`hello-${id}`, hashOf(id)),
        labels: { app: `hello-${id}`, "pod-template-hash": hashOf(id), tier: `tier-${id % 97}`, track: "stable" },
        annotations: { "example.com/build": `build-${id}` },
      },
      spec: {
        containers: [
          {
            name: `hello-${id}`,
            image: `registry.example.com/samples/hello-${id}:1.${id % 50}`,
            ports: [{ name: "http", containerPort: 1024 + (id % 8000), protocol: "TCP" }],
            env: [{ name: "GREETING", value: `hello number ${id}` }],
            resources: {},
          },
        ],
      },
      status: {},
    });
  };
}

/** Replicas of one Deployment: only the review's uid and the name of the token's volume differ. */
export function replicas(): Reviews {
  const next = counter();
  return () => {
    const id = next();
    return reviewOf(uidOf(id), replica(`kube-api-access-${suffixOf(id)}`));
  };
}

function replica(token: string): object {
  const hash = "6d4cf56db6";
  return {
    kind: "Pod",
    apiVersion: "v1",
    metadata: {
      ...ownedBy("web", hash),
      labels: { app: "web", "pod-template-hash": hash, version: "v1" },
      annotations: { "prometheus.io/port": "8080", "prometheus.io/scrape": "true" },
    },
    spec: {
      volumes: [tokenVolume(token)],
      containers: [
        {
          name: "web",
          image: "registry.example.com/shop/web:1.4.2",
          ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
          env: [
            { name: "LOG_LEVEL", value: "info" },
            { name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: "database", key: "url" } } },
          ],
          resources: { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "250m", memory: "256Mi" } },
          volumeMounts: [{ name: token, readOnly: true, mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" }],
          readinessProbe: {
            httpGet: { path: "/ready", port: "http", scheme: "HTTP" },
            timeoutSeconds: 1,
            periodSeconds: 10,
            successThreshold: 1,
            failureThreshold: 3,
          },
          terminationMessagePath: "/dev/termination-log",
          terminationMessagePolicy: "File",
          imagePullPolicy: "IfNotPresent",
        },
      ],
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      serviceAccountName: "web",
      serviceAccount: "web",
      securityContext: {},
      schedulerName: "default-scheduler",
      tolerations: ["not-ready", "unreachable"].map((state) => ({
        key: `node.kubernetes.io/${state}`,
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      })),
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
    },
    status: {},
  };
}

function tokenVolume(name: string): object {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        {
          downwardAPI: {
            items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}

/** Pods with many environment variables, each with other values. */
export function podsWithEnv(count: number): Reviews {
  const next = counter();
  return () => {
    const id = next();
    return reviewOf(uidOf(id), {
      kind: "Pod",
      apiVersion: "v1",
      metadata: {
        ...ownedBy(`hello-${id}`, hashOf(id)),
        labels: { app: `hello-${id}`, "pod-template-hash": hashOf(id) },
      },
      spec: {
        containers: [
          {
            name: "hello",
            image: "registry.example.com/samples/hello:1.0",
            ports: [{ name: "http", containerPort: 80 }],
            env: Array.from({ length: count }, (_, at) => ({ name: `ENV_${at}`, value: `value ${at} of ${id}` })),
            resources: {},
          },
        ],
      },
      status: {},
    });
  };
}

function ownedBy(workload: string, hash: string): object {
  const replicaSet = `${workload}-${hash}`;
  const owner = { apiVersion: "apps/v1", kind: "ReplicaSet", name: replicaSet, uid: uidOf(7) };
  return {
    generateName: `${replicaSet}-`,
    creationTimestamp: null,
    ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }],
  };
}

function counter(): () => number {
  let id = 0;
  return () => ++id;
}

function uidOf(id: number): string {
  return `b801229a-21e4-4fa1-8af4-${id.toString(16).padStart(12, "0")}`;
}

/** Looks like the hash of a pod template, and differs for every id below 24^10. */
function hashOf(id: number): string {
  return suffix(id, 10);
}

function suffixOf(id: number): string {
  return suffix(id, 5);
}

const LETTERS = "bcdfghjklmnpqrstvwxz2456789";

function suffix(id: number, length: number): string {
  let text = "";
  for (let rest = id * 7919; text.length < length; rest = Math.floor(rest / LETTERS.length)) {
    text += LETTERS.charAt(rest % LETTERS.length);
  }
  return text;
}
