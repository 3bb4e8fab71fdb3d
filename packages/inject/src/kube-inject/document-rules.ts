import type { DialectName } from "@outrigger/go-std/yaml";
import type { ReleaseTable } from "@outrigger/kube";

/** How a release reads and writes documents. */
export interface DocumentRules {
  readonly types: ReleaseTable;
  /** Whose YAML they are. */
  readonly yaml: DialectName;
  /**
   * Whether anything but a comment behind the marker between two documents is an error. Where not, a line with anything behind the
   * marker, be it a comment, is no marker.
   */
  readonly strictMarkers: boolean;
}
