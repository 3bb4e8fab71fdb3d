import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { RequestOptions } from "node:https";
import { z } from "zod";
import { UsageError } from "../usage-error.ts";
import type { ClusterAccess } from "./credentials.ts";

/** A ConfigMap's place in a cluster. */
export interface ConfigMapName {
  readonly namespace: string;
  readonly name: string;
}

const TIMEOUT_MS = 30_000;

const configMap = z.looseObject({ data: z.record(z.string(), z.string()).nullish() });
const failure = z.looseObject({ message: z.string() });

/**
 * Reads a ConfigMap's texts by key.
 *
 * @param flag the one that gives the same without a cluster, for the hint.
 * @throws UsageError when the API server cannot be reached, refuses, or does not know it.
 */
export async function getConfigMap(
  access: ClusterAccess,
  { namespace, name }: ConfigMapName,
  flag: string,
): Promise<ReadonlyMap<string, string>> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${encodeURIComponent(name)}`;
  const fail = (why: string): UsageError =>
    new UsageError(
      `Cannot read the ConfigMap "${name}" of the namespace "${namespace}": ${why}\n` +
        `  Name it with -i, --istioNamespace and its own flag, or give its content with ${flag}`,
    );
  const { status, body } = await ask(access, path).catch((error: unknown) => {
    throw fail(error instanceof Error ? error.message : String(error));
  });
  if (status !== 200) throw fail(failure.safeParse(body).data?.message ?? `the API server answers ${status}`);
  const parsed = configMap.safeParse(body);
  if (!parsed.success) throw fail("the API server answers something else");
  return new Map(Object.entries(parsed.data.data ?? {}));
}

async function ask(access: ClusterAccess, path: string): Promise<{ status: number; body: unknown }> {
  const url = new URL(access.server.replace(/\/+$/, "") + path);
  const headers = { accept: "application/json", ...(access.authorization && { authorization: access.authorization }) };
  const options: RequestOptions = { ...access.tls, headers, timeout: TIMEOUT_MS };
  const request = url.protocol === "http:" ? httpRequest(url, options) : httpsRequest(url, options);
  return new Promise((resolve, reject) => {
    request.on("timeout", () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks)) }));
    });
    request.end();
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
