import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that answers JSON lines with JSON lines, in turn. */
export class Oracle {
  private readonly waiting: ((line: string) => void)[] = [];
  private readonly program: ChildProcess;

  constructor(path: string) {
    this.program = spawn(path, [], { stdio: ["pipe", "pipe", "inherit"] });
    if (this.program.stdout === null) throw new Error(`Cannot read from "${path}"`);
    createInterface({ input: this.program.stdout }).on("line", (line) => this.waiting.shift()?.(line));
  }

  /** Asks with a request, already JSON; the answer is JSON too. */
  ask(request: string): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.program.stdin?.write(`${request}\n`);
    });
  }

  close(): void {
    this.program.stdin?.end();
  }
}
