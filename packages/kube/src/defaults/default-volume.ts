import type { JsonObject } from "@outrigger/go-std/json";
import { fieldRef } from "./default-container.ts";
import { type Change, changed, defaulted, each, object, withDefaults } from "./merge.ts";

/** 0644. */
const MODE = 0o644;

const files: Change = each((file) => changed(file, { fieldRef }));

const CHANGES: Readonly<Record<string, Change>> = {
  // A pointer to "" in Go: written, although it is empty.
  hostPath: (value) => object((source) => (source["type"] === undefined ? { ...source, type: "" } : source))(value),
  secret: mode(),
  configMap: mode(),
  downwardAPI: mode({ items: files }),
  projected: mode({
    sources: each((source) => changed(source, { downwardAPI: object((value) => changed(value, { items: files })) })),
  }),
  iscsi: defaulted({ iscsiInterface: "default" }),
  rbd: defaulted({ pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" }),
  azureDisk: absent({ cachingMode: "ReadWrite", kind: "Shared", fsType: "ext4", readOnly: false }),
  scaleIO: defaulted({ storageMode: "ThinProvisioned", fsType: "xfs" }),
};

/** A default mode of files where there is none (0 is one), and further changes. */
function mode(changes: Readonly<Record<string, Change>> = {}): Change {
  return object((source) => changed({ defaultMode: MODE, ...source }, changes));
}

/** Defaults for members that are pointers in Go: an empty value is one. */
function absent(defaults: JsonObject): Change {
  return object((source) => ({ ...defaults, ...source }));
}

/**
 * A volume, as a template's output decoded it, with the defaults of Kubernetes 1.10.
 *
 * Behaves as: Kubernetes 1.10, SetObjectDefaults_Pod, for one volume of it.
 */
export function defaultVolume(volume: JsonObject): JsonObject {
  const sources = Object.keys(volume).filter((key) => key !== "name");
  return sources.length === 0 ? withDefaults(volume, { emptyDir: {} }) : changed(volume, CHANGES);
}
