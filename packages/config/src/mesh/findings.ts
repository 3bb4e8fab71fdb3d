import type { Complaint } from "./complaint.ts";
import type { Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";
import { addressProblem } from "./validate-address.ts";

/** Collects what is wrong with the fields of a message, which stands under some fields of a mesh configuration. */
export class Findings {
  readonly complaints: Complaint[] = [];
  readonly config: Message;
  readonly release: MeshRelease;
  readonly #under: readonly string[];

  constructor(config: Message, release: MeshRelease, under: readonly string[]) {
    this.config = config;
    this.release = release;
    this.#under = under;
  }

  /** Fields further down go behind dots. */
  add(field: string, message: string): void {
    this.complaints.push({ message, fields: [...this.#under, ...field.split(".")] });
  }

  check(field: string, prefix: string, problem: string | undefined): void {
    if (problem !== undefined) this.add(field, `${prefix} ${problem}`);
  }

  checkAll(field: string, prefix: string, problems: readonly string[]): void {
    for (const problem of problems) this.check(field, prefix, problem);
  }

  required(field: string, message: string): void {
    if (this.config.text(field) === "") this.add(field, message);
  }

  /** An address that may be missing. */
  address(field: string, prefix: string, text: string = this.config.text(field)): void {
    if (text !== "") this.check(field, prefix, addressProblem(text, this.release));
  }
}
