import { z } from "zod";

type Text = string | undefined;

/** A cluster as a kubeconfig describes it. */
export interface ClusterEntry {
  readonly server: string;
  readonly "certificate-authority"?: Text;
  readonly "certificate-authority-data"?: Text;
  readonly "insecure-skip-tls-verify"?: boolean | undefined;
  readonly "tls-server-name"?: Text;
  readonly "proxy-url"?: Text;
}

/** A program that gives credentials. */
export interface ExecEntry {
  readonly apiVersion: string;
  readonly command: string;
  readonly args?: readonly string[] | null | undefined;
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null | undefined;
}

/** A user as a kubeconfig describes it. */
export interface UserEntry {
  readonly "client-certificate"?: Text;
  readonly "client-certificate-data"?: Text;
  readonly "client-key"?: Text;
  readonly "client-key-data"?: Text;
  readonly token?: Text;
  readonly tokenFile?: Text;
  readonly username?: Text;
  readonly password?: Text;
  readonly exec?: ExecEntry | undefined;
  readonly "auth-provider"?: { readonly name: string } | undefined;
}

/** A kubeconfig, as far as it is read. */
export interface Kubeconfig {
  readonly "current-context"?: string | null | undefined;
  readonly clusters?: readonly { readonly name: string; readonly cluster: ClusterEntry }[] | null | undefined;
  readonly users?:
    | readonly { readonly name: string; readonly user?: UserEntry | null | undefined }[]
    | null
    | undefined;
  readonly contexts?:
    | readonly { readonly name: string; readonly context: { readonly cluster: string; readonly user?: Text } }[]
    | null
    | undefined;
}

const text = z.string().optional();

const cluster: z.ZodType<ClusterEntry> = z.looseObject({
  server: z.string(),
  "certificate-authority": text,
  "certificate-authority-data": text,
  "insecure-skip-tls-verify": z.boolean().optional(),
  "tls-server-name": text,
  "proxy-url": text,
});

const exec: z.ZodType<ExecEntry> = z.looseObject({
  apiVersion: z.string(),
  command: z.string(),
  args: z.array(z.string()).nullish(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
});

const user: z.ZodType<UserEntry> = z.looseObject({
  "client-certificate": text,
  "client-certificate-data": text,
  "client-key": text,
  "client-key-data": text,
  token: text,
  tokenFile: text,
  username: text,
  password: text,
  exec: exec.optional(),
  "auth-provider": z.looseObject({ name: z.string() }).optional(),
});

/** The shape of a kubeconfig. */
export const kubeconfigSchema: z.ZodType<Kubeconfig> = z.looseObject({
  "current-context": z.string().nullish(),
  clusters: z.array(z.looseObject({ name: z.string(), cluster })).nullish(),
  users: z.array(z.looseObject({ name: z.string(), user: user.nullish() })).nullish(),
  contexts: z
    .array(
      z.looseObject({ name: z.string(), context: z.looseObject({ cluster: z.string(), user: z.string().optional() }) }),
    )
    .nullish(),
});
