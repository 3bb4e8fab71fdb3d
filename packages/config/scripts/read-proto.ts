/** A field as its .proto file declares it; `type` as it is written there. */
export interface ProtoField {
  readonly name: string;
  readonly type: string;
  readonly label: "one" | "list" | "map";
  readonly oneOf: string | undefined;
}

/** The messages (fields in order of declaration) and enums of a .proto file, by their full names. */
export interface ProtoFile {
  readonly messages: Map<string, ProtoField[]>;
  readonly enums: Map<string, [word: string, number: number][]>;
}

/** Reads what a .proto file declares; options, comments and reserved names are passed over. */
export function readProto(text: string, into: ProtoFile): void {
  const tokens = [...text.matchAll(/\/\/[^\n]*|\/\*[^]*?\*\/|"[^"\n]*"|[\w.]+|[^\s]/g)]
    .map(([token]) => token)
    .filter((token) => !/^\/[/*]/.test(token));
  new ProtoReader(tokens, into).file();
}

class ProtoReader {
  readonly #tokens: readonly string[];
  readonly #into: ProtoFile;
  #at = 0;

  constructor(tokens: readonly string[], into: ProtoFile) {
    this.#tokens = tokens;
    this.#into = into;
  }

  file(): void {
    let scope = "";
    while (this.#at < this.#tokens.length) {
      const word = this.#next();
      if (word === "package") scope = this.#next();
      else if (word === "message") this.#message(scope);
      else if (word === "enum") this.#enum(scope);
      else if (word === "service") this.#block();
      else if (word === "import" || word === "option" || word === "syntax") this.#statement();
    }
  }

  #message(scope: string): void {
    const name = `${scope}.${this.#next()}`;
    const fields: ProtoField[] = [];
    this.#into.messages.set(name, fields);
    this.#members(name, fields, undefined);
  }

  #members(scope: string, fields: ProtoField[], oneOf: string | undefined): void {
    this.#expect("{");
    for (;;) {
      const word = this.#next();
      if (word === "}") return;
      if (word === ";") continue;
      if (word === "message") this.#message(scope);
      else if (word === "enum") this.#enum(scope);
      else if (word === "oneof") this.#members(scope, fields, this.#next());
      else if (word === "option" || word === "reserved" || word === "extensions") this.#statement();
      else fields.push(this.#field(word, oneOf));
    }
  }

  #field(first: string, oneOf: string | undefined): ProtoField {
    if (first === "map") {
      this.#expect("<");
      this.#expect("string");
      this.#expect(",");
      const type = this.#next();
      this.#expect(">");
      return { name: this.#nameOf(), type, label: "map", oneOf };
    }
    const label = first === "repeated" ? "list" : "one";
    const type = first === "repeated" || first === "optional" ? this.#next() : first;
    return { name: this.#nameOf(), type, label, oneOf };
  }

  #nameOf(): string {
    const name = this.#next();
    this.#expect("=");
    this.#statement();
    return name;
  }

  #enum(scope: string): void {
    const words: [string, number][] = [];
    this.#into.enums.set(`${scope}.${this.#next()}`, words);
    this.#expect("{");
    for (;;) {
      const word = this.#next();
      if (word === "}") return;
      if (word === "option" || word === "reserved") this.#statement();
      else if (word !== ";") {
        this.#expect("=");
        words.push([word, Number(this.#next())]);
        this.#statement();
      }
    }
  }

  #statement(): void {
    let depth = 0;
    for (;;) {
      const word = this.#next();
      if (word === "[" || word === "{") depth++;
      else if (word === "]" || word === "}") depth--;
      else if (word === ";" && depth === 0) return;
    }
  }

  #block(): void {
    while (this.#next() !== "{");
    for (let depth = 1; depth > 0; ) {
      const word = this.#next();
      depth += word === "{" ? 1 : word === "}" ? -1 : 0;
    }
  }

  #expect(word: string): void {
    const found = this.#next();
    if (found !== word) throw new Error(`Expected ${word}, found ${found}`);
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error("The file ends in the middle of a declaration");
    return token;
  }
}
