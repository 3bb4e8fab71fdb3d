import { writeYaml } from "@outrigger/go-std/yaml";
import type { CompiledInjector } from "../compiled-injector.ts";
import { type ErrorPlace, InjectError } from "../error.ts";
import type { Json } from "../json.ts";
import { applyEdits, cloneJson } from "./apply-operations.ts";
import { editText } from "./edit-text.ts";
import type { FileOptions, InjectedDocument, InjectedFile } from "./injected-file.ts";
import { injectObject, type ObjectInjector } from "./inject-object.ts";
import { readObject } from "./read-object.ts";
import { MarkerError, type Piece, readDocuments, splitDocuments } from "./split-documents.ts";

/**
 * Injects what holds pods in a text of YAML or JSON documents.
 *
 * Behaves as: IntoResourceFile of that release's inject package. Under `fixed` nothing but what is injected changes in the text.
 *
 * @throws InjectError where a document cannot be injected; `where` names the file, and a line of the document.
 */
export function injectFile(injector: CompiledInjector, text: string, options: FileOptions): InjectedFile {
  const output: string[] = [];
  const warnings: string[] = [];
  const documents: InjectedDocument[] = [];
  for (const piece of piecesOf(injector, text, options)) {
    const injected = placed(piece, options, () => injectPiece(injector, piece, options));
    output.push(injected.output);
    warnings.push(...injected.warnings);
    documents.push(...injected.documents);
  }
  return { output: output.join(""), warnings, documents };
}

function* piecesOf(injector: CompiledInjector, text: string, options: FileOptions): Generator<Piece> {
  try {
    yield* injector.compat === "fixed" ? splitDocuments(text) : readDocuments(text, injector.engine.command.documents);
  } catch (cause) {
    if (!(cause instanceof MarkerError)) throw cause;
    const hint = "Put nothing but a comment behind the dashes that part two documents";
    throw new InjectError("document-undecodable", cause.message, { where: placeIn(options, cause), cause, hint });
  }
}

function injectPiece(
  injector: CompiledInjector,
  piece: Piece,
  { path = "/inject", revision = "" }: FileOptions,
): InjectedFile {
  if (!piece.isDocument) return { output: piece.text, warnings: [], documents: [] };
  const { compat, engine } = injector;
  const { documents: rules, injectTemplate } = engine.command;
  const read: ObjectInjector["read"] = { ...rules, compat };
  const object = readObject(read, piece.text);
  const { edits, warnings, documents } = injectObject({ read, path, revision, injectTemplate }, object);
  const told = object.isEmpty ? [] : documents;
  if (compat === "exact") {
    const output =
      object.value === undefined
        ? piece.text
        : writeYaml(applyEdits(cloneJson(object.value), edits), { dialect: rules.yaml });
    return { output: `${output}---\n`, warnings, documents: told };
  }
  const { value = null } = object;
  const again = (text: string): Json | undefined => readObject(read, text).value;
  const output =
    edits.length === 0 ? piece.text : editText(piece.text, value, { edits, yaml: rules.yaml, read: again });
  return { output, warnings, documents: told };
}

/** Says where an error lies, when it knows but its place in the document. */
function placed<T>(piece: Piece, options: FileOptions, inject: () => T): T {
  try {
    return inject();
  } catch (error) {
    if (!(error instanceof InjectError) || error.where.file !== undefined) throw error;
    const line = piece.line + (error.where.line ?? 1) - 1;
    const { code, message, hint, cause, panics } = error;
    throw new InjectError(code, message, {
      where: { ...error.where, ...placeIn(options, { line }) },
      hint,
      cause,
      panics,
    });
  }
}

function placeIn({ file }: FileOptions, { line }: { readonly line: number }): ErrorPlace {
  return file === undefined ? { line } : { file, line };
}
