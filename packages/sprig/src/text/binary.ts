import { fromUtf8, toUtf8 } from "@outrigger/go-std/fmt";

const ASCII = /^[\0-\x7f]*$/;

/** The bytes of a string as characters U+0000 to U+00FF, for the functions that count and cut bytes. */
export function toBinary(text: string): string {
  return ASCII.test(text) ? text : latin1(toUtf8(text));
}

/** The string of which {@link toBinary} made these characters. */
export function fromBinary(binary: string): string {
  return ASCII.test(binary) ? binary : fromUtf8(bytesOf(binary));
}

/** Bytes as characters U+0000 to U+00FF. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}

/** Characters U+0000 to U+00FF as bytes. */
function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}
