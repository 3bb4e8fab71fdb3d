import type { Facts, NamespaceFacts, NodeFacts } from "@outrigger/inject";
import { z } from "zod";
import { checkShape } from "../read-documents.ts";
import { readResources } from "./read-resources.ts";
import type { Resource, Wanted } from "./read-resources.ts";

/** Files with what is known of a cluster, as kubectl prints it. */
export interface FactFiles {
  readonly nodes?: string | undefined;
  readonly namespaces?: string | undefined;
  readonly proxyConfigs?: string | undefined;
}

/**
 * Reads what is known of a cluster.
 *
 * @param readText gets the text of a file.
 * @throws ConfigError with file, line, column and path of what does not fit.
 */
export function readFacts(files: FactFiles, readText: (file: string) => string): Facts {
  const read = <T>(file: string | undefined, reader: (text: string, file: string) => T): T | undefined =>
    file === undefined ? undefined : reader(readText(file), file);
  const nodes = read(files.nodes, readNodes);
  const namespaces = read(files.namespaces, readNamespaces);
  const proxyConfigs = read(files.proxyConfigs, readProxyConfigs);
  return {
    ...(nodes === undefined ? {} : { nodes }),
    ...(namespaces === undefined ? {} : { namespaces }),
    ...(proxyConfigs === undefined ? {} : { proxyConfigs }),
  };
}

const NODES: Wanted = { kind: "Node", command: "kubectl get nodes -o yaml" };
const NAMESPACES: Wanted = { kind: "Namespace", command: "kubectl get namespaces -o yaml" };
const PROXY_CONFIGS: Wanted = {
  kind: "ProxyConfig",
  command: "kubectl get proxyconfigs.networking.istio.io --all-namespaces -o yaml",
};

const name = z.string().min(1, "must not be empty");
const texts = z.record(z.string(), z.string()).nullish();

const node = z.looseObject({
  metadata: z.looseObject({ name }),
  status: z.looseObject({ nodeInfo: z.looseObject({ kubeletVersion: z.string() }) }),
});

const namespace = z.looseObject({ metadata: z.looseObject({ name, labels: texts, annotations: texts }) });

const proxyConfig = z.looseObject({
  apiVersion: z.string().startsWith("networking.istio.io/", "must be one of networking.istio.io"),
  metadata: z.looseObject({ name, namespace: z.string().optional() }),
  spec: z.looseObject({}).nullish(),
});

function readNodes(text: string, file: string): readonly NodeFacts[] {
  return readResources(text, file, NODES).map((resource) => {
    const { metadata, status } = shapeOf(resource, NODES, node);
    return { name: metadata.name, kubeletVersion: status.nodeInfo.kubeletVersion };
  });
}

function readNamespaces(text: string, file: string): readonly NamespaceFacts[] {
  return readResources(text, file, NAMESPACES).map((resource) => {
    const { name, labels, annotations } = shapeOf(resource, NAMESPACES, namespace).metadata;
    return { name, labels: labels ?? {}, annotations: annotations ?? {} };
  });
}

function readProxyConfigs(text: string, file: string): NonNullable<Facts["proxyConfigs"]> {
  return readResources(text, file, PROXY_CONFIGS).map((resource) => {
    shapeOf(resource, PROXY_CONFIGS, proxyConfig);
    return resource.value;
  });
}

function shapeOf<T>({ document, path, value }: Resource, { kind, command }: Wanted, schema: z.ZodType<T>): T {
  return checkShape(
    document,
    { path, value },
    { schema, what: `the ${kind}`, hint: `Write the file with: ${command}` },
  );
}
