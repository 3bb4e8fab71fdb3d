/** What a connection to an API server is made with; the names are those of node:tls. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

/** Who we are to an API server, and how we know that it is the right one. */
export interface Credentials {
  readonly tls: TlsMaterial;
  /** The header of that name. */
  readonly authorization?: string | undefined;
}

/** Where an API server is, and how to speak to it. */
export interface ClusterAccess {
  /** Its URL, `https://10.0.0.1:443`. */
  readonly server: string;
  /** Asked before each call, so that tokens which are renewed on disk are seen. @throws KubeError `kube-credentials` */
  readonly credentials: () => Credentials;
}
