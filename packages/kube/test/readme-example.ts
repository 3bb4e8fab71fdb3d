import { parseYaml } from "@outrigger/go-std/yaml";
import { checkAs, decodeYaml, view } from "@outrigger/kube";
import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";

export const complaint = checkAs(istio1_0, "Pod", { spec: { hostNetwork: "yes" } });
// json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool

const text = "name: proxy\nrestartPolicy: Always";
export const container = decodeYaml(istio1_0, "Container", parseYaml(text, { dialect: "v2" })).value;
// { name: "proxy", resources: {} }: Kubernetes 1.10 knew no restartPolicy of a container

export const spec = view(istio1_0, "PodSpec", { serviceAccountName: "web" }); // what `*v1.PodSpec` is to a template
