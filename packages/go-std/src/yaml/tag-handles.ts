const DEFAULTS: readonly (readonly [string, string])[] = [
  ["!", "!"],
  ["!!", "tag:yaml.org,2002:"],
];

/** The tag handles of a document: those of its `%TAG` lines and the two that always hold. */
export class TagHandles {
  readonly #prefixes = new Map<string, string>();

  /** Adds the handle of a `%TAG` line; false if it was there already. */
  add(handle: string, prefix: string): boolean {
    if (this.#prefixes.has(handle)) return false;
    this.#prefixes.set(handle, prefix);
    return true;
  }

  /** The whole tag, or undefined if the handle is not known. */
  resolve(handle: string, suffix: string): string | undefined {
    if (handle === "") return suffix;
    const prefix = this.#prefixes.get(handle) ?? DEFAULTS.find(([name]) => name === handle)?.[1];
    return prefix === undefined ? undefined : prefix + suffix;
  }
}
