import { readFileSync } from "node:fs";
import { GenericContainer, ImageName, Wait, getContainerRuntimeClient } from "testcontainers";
import { bootCluster } from "./boot-cluster.ts";
import { type ClusterConfig, defaultClusterConfig, readClusterConfig } from "./cluster-config.ts";
import { type PublishedPort, bindsOf, publishedPorts } from "./container-options.ts";
import { StartedKindContainer } from "./started-kind-container.ts";

/** The image that is used when neither the constructor nor the configuration names one. */
export const defaultNodeImage = "kindest/node:v1.34.0";

/**
 * A Kubernetes cluster of one node in a container, as `kind create cluster` makes it, as a Testcontainers module.
 *
 * It takes any `kindest/node` image of Kubernetes 1.25 or later, and a kind `Cluster` configuration of one node. The
 * container is privileged, as kind's is.
 *
 * @example
 * await using cluster = await new KindContainer("kindest/node:v1.34.0").withConfigFile("kind-config.yaml").start();
 * await cluster.loadImage("my-app:dev");
 * await cluster.kubectl(["apply", "-f", "-"], { input: manifest });
 */
export class KindContainer extends GenericContainer {
  private config: ClusterConfig = defaultClusterConfig();
  private readonly givenImage: string | undefined;
  private readonly images: string[] = [];
  private readonly archives: string[] = [];
  private readyTimeout = 180_000;

  /** `image`: a kindest/node image; without it, the one of the configuration's node, else {@link defaultNodeImage}. */
  constructor(image?: string) {
    super(image ?? defaultNodeImage);
    this.givenImage = image;
    this.withPrivilegedMode()
      .withSecurityOpt("seccomp=unconfined", "apparmor=unconfined")
      .withTmpFs({ "/run": "", "/tmp": "" })
      .withEnvironment({ KUBECONFIG: "/etc/kubernetes/admin.conf" })
      .withStartupTimeout(120_000)
      .withWaitStrategy(Wait.forSuccessfulCommand("systemctl is-active --quiet containerd.service multi-user.target"));
    this.createOpts.Tty = true;
    // overlayfs cannot lie on the container's own overlayfs, so images and pods get a volume
    this.createOpts.Volumes = { "/var": {} };
    Object.assign(this.hostConfig, { CgroupnsMode: "private" }); // which @types/dockerode does not know
  }

  /** The cluster's configuration, as the text of a kind `Cluster` document. Throws a KindError when it is not one. */
  withConfig(yaml: string): this {
    this.config = readClusterConfig(yaml);
    return this;
  }

  /** The same from a file; like kind, host paths in it are relative to the working directory. */
  withConfigFile(path: string): this {
    return this.withConfig(readFileSync(path, "utf8"));
  }

  /** Loads an image of the Docker daemon into the node before `start()` is done. */
  withLoadedImage(...names: string[]): this {
    this.images.push(...names);
    return this;
  }

  /** Loads an image archive, as `docker save` writes it, into the node before `start()` is done. */
  withImageArchive(...paths: string[]): this {
    this.archives.push(...paths);
    return this;
  }

  /** How long to wait for the node to be Ready, in milliseconds (180 000); 0 does not wait. */
  withReadyTimeout(milliseconds: number): this {
    this.readyTimeout = milliseconds;
    return this;
  }

  /**
   * Starts the node and makes a cluster of it. Throws a KindError that says which step failed, with its output; the
   * container is removed then.
   */
  override async start(): Promise<StartedKindContainer> {
    const name = `${this.config.name}-control-plane`;
    this.imageName = ImageName.fromString(this.givenImage ?? this.config.node.image ?? defaultNodeImage);
    this.createOpts.Image = this.imageName.string;
    this.withHostname(name).withLabels({
      "io.x-k8s.kind.cluster": this.config.name,
      "io.x-k8s.kind.role": "control-plane",
    });
    this.applyConfig((await getContainerRuntimeClient()).info.containerRuntime.host);
    const node = await super.start();
    try {
      const serverNames = [node.getHost(), ...this.networkAliases];
      await bootCluster(node, this.config, { name, serverNames, readyTimeout: this.readyTimeout });
      const started = await StartedKindContainer.of(node);
      for (const image of this.images) await started.loadImage(image);
      for (const path of this.archives) await started.loadImageArchive(path);
      return started;
    } catch (error) {
      await node.stop({ timeout: 0 });
      throw error;
    }
  }

  private applyConfig(host: string): void {
    this.hostConfig.Binds = [...(this.hostConfig.Binds ?? []), ...bindsOf(this.config)];
    for (const published of publishedPorts(this.config, host)) this.publish(published);
    const { dnsSearch } = this.config.networking;
    if (dnsSearch !== undefined) this.withEnvironment({ KIND_DNS_SEARCH: dnsSearch.join(" ") });
  }

  /** Testcontainers publishes on all addresses; an API server belongs on the one that the configuration names. */
  private publish({ port, protocol, binding }: PublishedPort): void {
    if (protocol !== "sctp") this.exposedPorts.push(`${port}/${protocol}`);
    this.createOpts.ExposedPorts = { ...this.createOpts.ExposedPorts, [`${port}/${protocol}`]: {} };
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, unknown>;
    this.hostConfig.PortBindings = { ...bindings, [`${port}/${protocol}`]: [binding] };
  }
}
