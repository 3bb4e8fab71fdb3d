import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { AbstractStartedContainer, type StartedTestContainer, getContainerRuntimeClient } from "testcontainers";
import { apiServerPort } from "./kubeadm-config.ts";
import { nodeCommand, nodeScript } from "./node-command.ts";

/** How {@link StartedKindContainer.kubectl} is called. */
export interface KubectlOptions {
  /** What `-f -` reads. */
  readonly input?: string;
}

/** A running cluster. `stop()`, or the end of an `await using` block, removes it with its volume. */
export class StartedKindContainer extends AbstractStartedContainer {
  private readonly adminConfig: string;
  private readonly gateway: string;

  private constructor(node: StartedTestContainer, facts: { adminConfig: string; gateway: string }) {
    super(node);
    this.adminConfig = facts.adminConfig;
    this.gateway = facts.gateway;
  }

  /** Reads what a cluster's user needs off its node. */
  static async of(node: StartedTestContainer): Promise<StartedKindContainer> {
    const adminConfig = await nodeCommand(node, "cat", "/etc/kubernetes/admin.conf");
    const gateway = await nodeScript(node, "ip -4 route show default | cut -d' ' -f3");
    return new StartedKindContainer(node, { adminConfig, gateway: gateway.trim() });
  }

  /** A kubeconfig, YAML, with which this process reaches the cluster as its administrator. */
  getKubeConfig(): string {
    return this.kubeConfigFor(`${this.getHost()}:${this.getMappedPort(apiServerPort)}`);
  }

  /** The same for a container on the same Docker network, where the node has the given alias. */
  getAliasedKubeConfig(networkAlias: string): string {
    return this.kubeConfigFor(`${networkAlias}:${apiServerPort}`);
  }

  /** The address at which pods reach programs of this machine: the gateway of the node's Docker network. */
  getGateway(): string {
    return this.gateway;
  }

  /**
   * Runs `kubectl` in the node, as administrator, and gives its output; nothing need be installed outside.
   * Throws a KindError `node_command_failed` with what kubectl said.
   */
  async kubectl(args: readonly string[], options: KubectlOptions = {}): Promise<string> {
    if (options.input === undefined) return nodeCommand(this.startedTestContainer, "kubectl", ...args);
    const path = `/kind/input-${crypto.randomUUID()}`;
    await this.copyContentToContainer([{ content: options.input, target: path }]);
    return nodeScript(
      this.startedTestContainer,
      'path=$1; shift; trap "rm $path" EXIT; kubectl "$@" < $path',
      path,
      ...args,
    );
  }

  /**
   * Loads an image of the Docker daemon into the node, under the same name. A pod finds it there unless its
   * imagePullPolicy is Always (the default for `:latest`).
   */
  async loadImage(name: string): Promise<void> {
    const client = await getContainerRuntimeClient();
    const image = await client.container.dockerode.getImage(name).get();
    await this.importImages(Readable.from(image));
  }

  /** Loads an image archive, as `docker save` writes it, into the node. */
  async loadImageArchive(path: string): Promise<void> {
    await this.importImages(createReadStream(path));
  }

  /** An archive is itself a tar, so the daemon can unpack it into the node, and containerd gets it packed again. */
  private async importImages(archive: Readable): Promise<void> {
    const folder = `/var/tmp/images-${crypto.randomUUID()}`;
    await nodeCommand(this.startedTestContainer, "mkdir", "-p", folder);
    await this.copyArchiveToContainer(archive, folder);
    const snapshotter = "$(containerd config dump | sed -n 's/^ *snapshotter = \"\\(.*\\)\"/\\1/p' | head -1)";
    const load = `tar -C "$1" -c . | ctr --namespace=k8s.io images import --all-platforms --digests --snapshotter="${snapshotter}" -`;
    await nodeScript(this.startedTestContainer, `trap "rm -r $1" EXIT; ${load}`, folder);
  }

  private kubeConfigFor(server: string): string {
    return this.adminConfig.replace(/^( *server: ).*$/m, `$1https://${server}`);
  }
}
