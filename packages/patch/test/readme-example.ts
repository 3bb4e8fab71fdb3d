import { structType } from "@outrigger/kube";
import { istio1_28 } from "@outrigger/kube/tables/istio-1.28";
import { createPatch, mergeStrategic } from "@outrigger/patch";

const pod = { spec: { containers: [{ name: "app", image: "app:1", newer: { than: "us" } }] } };
const overlay = { spec: { containers: [{ name: "app", tty: true }, { name: "proxy" }], volumes: null } };

export const merged = mergeStrategic(pod, overlay, structType(istio1_28, "Pod"));
// { spec: { containers: [{ name: "app", image: "app:1", newer: { than: "us" }, tty: true }, { name: "proxy" }] } }
export const patch = createPatch(pod, merged);
// add /spec/containers/1 {"name":"proxy"}, add /spec/containers/0/tty true
