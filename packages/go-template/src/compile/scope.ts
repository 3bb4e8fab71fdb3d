import { anyType, Typed } from "@outrigger/go-std";

/** Stands in the place of a variable whose declaration was not reached. */
export const UNSET: Typed = new Typed(anyType, null);

/** A variable's place in the frame. */
export interface Slot {
  readonly index: number;
  /** Declared within an argument, which may never be evaluated. */
  readonly conditional: boolean;
}

/**
 * The variables that are visible while a template is compiled. Go looks them up by name at run time; here each has its place in
 * the frame, and only what is declared within an argument has to be asked for at run time.
 */
export class Scope {
  private readonly names: string[] = ["$"];
  private readonly slots: Map<string, Slot[]> = new Map([["$", [{ index: 0, conditional: false }]]]);

  declare(name: string, conditional: boolean): Slot {
    const slot: Slot = { index: this.names.length, conditional };
    this.names.push(name);
    const known = this.slots.get(name);
    if (known === undefined) {
      this.slots.set(name, [slot]);
    } else {
      known.push(slot);
    }
    return slot;
  }

  /** The places where a variable may be, innermost first, up to the first that is certain. */
  find(name: string): readonly Slot[] {
    const known = this.slots.get(name) ?? [];
    const found: Slot[] = [];
    for (let i = known.length - 1; i >= 0; i--) {
      const slot = known[i] as Slot;
      found.push(slot);
      if (!slot.conditional) {
        break;
      }
    }
    return found;
  }

  mark(): number {
    return this.names.length;
  }

  /** Forgets what was declared since the mark. */
  pop(mark: number): void {
    for (const name of this.names.splice(mark)) {
      this.slots.get(name)?.pop();
    }
  }
}
