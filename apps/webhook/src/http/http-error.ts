/**
 * A plain-text refusal.
 *
 * Behaves as: net/http Error: the text with a line feed, never sniffed.
 */
export function httpError(status: number, text: string): Response {
  const body = `${text}\n`;
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    // Said here because an answer to HEAD, which has no body to count, needs it for its connection to live on.
    "Content-Length": String(new TextEncoder().encode(body).byteLength),
  };
  return new Response(body, { status, headers });
}

/**
 * A permanent redirect.
 *
 * Behaves as: net/http Redirect with 301: a link as the body for GET, headers alone for HEAD, nothing for other methods.
 */
export function movedPermanently(method: string, location: string): Response {
  if (method !== "GET" && method !== "HEAD")
    return new Response(null, { status: 301, headers: { Location: location } });
  const body = method === "GET" ? `<a href="${escapeHtml(location)}">Moved Permanently</a>.\n\n` : null;
  return new Response(body, {
    status: 301,
    headers: { Location: location, "Content-Type": "text/html; charset=utf-8" },
  });
}

const HTML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&#34;"],
  ["'", "&#39;"],
]);

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ESCAPES.get(char) ?? char);
}
