/** How much one document may ask for. */
export interface YamlLimits {
  /** UTF-16 units of text. */
  readonly maxLength: number;
  /** Levels of collections in each other. */
  readonly maxDepth: number;
  /** Nodes that come from aliases, every alias written out. */
  readonly maxAliased: number;
}

/** Go's depth, and room for every honest document. */
export const DEFAULT_LIMITS: YamlLimits = {
  maxLength: 64 * 1024 * 1024,
  maxDepth: 10_000,
  maxAliased: 400_000,
};
