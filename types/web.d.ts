// The Web globals that a pure package may use: those that Node, Bun, Deno, workerd and browsers share.
// Everything else of a runtime (process, Buffer, console, timers, fetch) is out of sight there, so it does not compile.
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare function atob(data: string): string;
declare function btoa(data: string): string;
declare function structuredClone<T>(value: T): T;
