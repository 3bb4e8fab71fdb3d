import { boolType, stringType } from "@outrigger/go-std";
import { define, type FunctionTable, text } from "../define.ts";

/** Family: paths; those for the operating system are the same, as on Linux. */
export function pathFunctions(): FunctionTable {
  const table = {
    base: define([text], stringType, base),
    dir: define([text], stringType, dir),
    clean: define([text], stringType, clean),
    ext: define([text], stringType, ext),
    isAbs: define([text], boolType, (path) => path.startsWith("/")),
  };
  return {
    ...table,
    osBase: table.base,
    osDir: table.dir,
    osClean: table.clean,
    osExt: table.ext,
    osIsAbs: table.isAbs,
  };
}

/** The last element. Behaves as: path.Base. */
function base(path: string): string {
  if (path === "") {
    return ".";
  }
  let end = path.length;
  while (path.charAt(end - 1) === "/") {
    end--;
  }
  return end === 0 ? "/" : path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}

/** All but the last element. Behaves as: path.Dir. */
function dir(path: string): string {
  return clean(path.slice(0, path.lastIndexOf("/") + 1));
}

/** Behaves as: path.Ext. */
function ext(path: string): string {
  const point = path.lastIndexOf(".");
  return point > path.lastIndexOf("/") ? path.slice(point) : "";
}

/** The shortest path to the same place. Behaves as: path.Clean. */
function clean(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const element of path.split("/")) {
    if (element === "" || element === ".") {
      continue;
    }
    if (element !== "..") {
      kept.push(element);
    } else if (kept.length > 0 && kept.at(-1) !== "..") {
      kept.pop();
    } else if (!rooted) {
      kept.push("..");
    }
  }
  const joined = kept.join("/");
  return rooted ? `/${joined}` : joined === "" ? "." : joined;
}
