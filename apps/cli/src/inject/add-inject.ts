import { toSettings } from "@outrigger/webhook/settings";
import type { RawSettings } from "@outrigger/webhook/settings";
import { Option } from "commander";
import type { Command } from "commander";
import type { ClusterOptions } from "../cluster/cluster-config.ts";
import { addSettings } from "../settings/setting-options.ts";
import type { InjectOptions } from "./inject-command.ts";

const HELP = `
Reads manifests, gives what holds a pod its sidecar, and writes all documents to stdout, one behind the other. Folders are read
at any depth, in the order of their names: yaml, yml and json files, none that begins with a dot. Without --injectConfigFile the
configuration comes from a cluster: the current context of the kubeconfig, or what the flags name.

A file comes out whole or not at all: one that cannot be injected is told on stderr, the others come out all the same.

Exit codes: 0 every file is injected, 1 a file could not be injected, 2 flags, files or configuration (nothing is written).

Examples:
  outrigger inject -f deployment.yaml | kubectl apply -f -
  outrigger inject -f manifests/ -f extra.yaml --injectConfigFile config.yaml --meshConfigFile mesh.yaml > injected.yaml
  helm template . | outrigger inject -f - --revision canary --context staging
  outrigger inject -f pod.yaml -o json --injectConfigFile config.yaml --release 1.5 --compat exact
  kubectl -n istio-system get configmap istio istio-sidecar-injector -o yaml > config.yaml`;

type RawOptions = RawSettings & ClusterOptions & { readonly filename: string[]; readonly output: "yaml" | "json" };

/** Adds `outrigger inject` to the program. */
export function addInject(program: Command, found: (options: InjectOptions) => void): void {
  const command = program.command("inject").description("inject manifests, as istioctl kube-inject does");
  command
    .addOption(new Option("-f, --filename <path...>", "files, folders, or - for stdin").default([], "none"))
    .addOption(
      new Option("-o, --output <format>", "documents as YAML, or as JSON, one a line")
        .choices(["yaml", "json"])
        .default("yaml"),
    );
  addSettings(command, {
    injectConfigFile: "the cluster's",
    meshConfigFile: "the cluster's, or the release's defaults",
  });
  addCluster(command);
  command.addHelpText("after", HELP).action((raw: RawOptions) => {
    const { istioNamespace, injectConfigMapName, meshConfigMapName, kubeconfig, context } = raw;
    found({
      paths: raw.filename,
      output: raw.output,
      settings: toSettings(raw),
      cluster: { istioNamespace, injectConfigMapName, meshConfigMapName, kubeconfig, context },
    });
  });
}

function addCluster(command: Command): void {
  command
    .option("-i, --istioNamespace <name>", "namespace of the ConfigMaps (default: istio-system)")
    .option("--injectConfigMapName <name>", "ConfigMap of the injector (default: istio-sidecar-injector)")
    .option("--meshConfigMapName <name>", "ConfigMap of the mesh (default: istio)")
    .option("--kubeconfig <file>", "how to reach the cluster (default: $KUBECONFIG, or ~/.kube/config)")
    .option("--context <name>", "which of its contexts (default: the current one)");
}
