import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { AbstractStartedContainer, type StartedTestContainer, getContainerRuntimeClient } from "testcontainers";
import { apiServerPort } from "./kubeadm-config.ts";
import { nodeCommand, nodeScript } from "./node-command.ts";
import { nodeInput } from "./node-input.ts";

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
    return nodeInput({
      containerId: this.getId(),
      command: ["kubectl", ...args],
      input: Readable.from([options.input]),
    });
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

  private async importImages(input: Readable): Promise<void> {
    const snapshotter = await nodeScript(
      this.startedTestContainer,
      "containerd config dump | sed -n 's/^ *snapshotter = [\"\\x27]\\(.*\\)[\"\\x27]/\\1/p' | head -1",
    );
    const options = ["--all-platforms", "--digests", `--snapshotter=${snapshotter.trim()}`];
    await nodeInput({
      containerId: this.getId(),
      command: ["ctr", "--namespace=k8s.io", "images", "import", ...options, "-"],
      input,
    });
  }

  private kubeConfigFor(server: string): string {
    return this.adminConfig.replace(/^( *server: ).*$/m, `$1https://${server}`);
  }
}
