/** Digest algorithms and the length of their hex texts. */
const DIGESTS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const NAME_LIMIT = 255;

/**
 * The tag of a container image: `latest` for an image with neither tag nor digest, empty for one with a digest alone and for a text
 * that is no image.
 *
 * Behaves as: Kubernetes, parsers.ParseImageName.
 */
export function imageTag(image: string): string {
  if (/^[a-f0-9]{64}$/.test(image)) return "";
  const { domain, rest } = splitDomain(image);
  const at = rest.indexOf("@");
  const digest = at < 0 ? undefined : rest.slice(at + 1);
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.indexOf(":");
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const good = isDomain(domain) && isPath(path) && domain.length + path.length < NAME_LIMIT;
  if (!good || (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) || (digest !== undefined && !isDigest(digest)))
    return "";
  return tag ?? (digest === undefined ? "latest" : "");
}

/** What stands before the first slash is a registry if it looks like a host. */
function splitDomain(image: string): { domain: string; rest: string } {
  const slash = image.indexOf("/");
  const first = image.slice(0, Math.max(slash, 0));
  if (slash >= 0 && (/[.:]/.test(first) || first === "localhost"))
    return { domain: first, rest: image.slice(slash + 1) };
  return { domain: "docker.io", rest: slash < 0 ? `library/${image}` : image };
}

function isDomain(domain: string): boolean {
  const [host = "", port, ...more] = domain.split(":");
  if (more.length > 0 || (port !== undefined && !/^\d+$/.test(port))) return false;
  return host.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(label));
}

function isPath(path: string): boolean {
  return path.split("/").every((part) => /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/.test(part));
}

function isDigest(digest: string): boolean {
  const [algorithm = "", hex = "", ...more] = digest.split(":");
  return (
    more.length === 0 &&
    Object.hasOwn(DIGESTS, algorithm) &&
    /^[a-f0-9]+$/.test(hex) &&
    hex.length === DIGESTS[algorithm]
  );
}
