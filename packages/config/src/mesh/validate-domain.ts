import { quote } from "@outrigger/go-std/fmt";
import { parseInteger } from "@outrigger/go-std/fmt";

const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const LONGEST_NAME = 255;
const LONGEST_LABEL = 63;

/** Tells if a text is one part of a domain name. */
export function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && LABEL.test(text);
}

/**
 * What is wrong with the name of a trust domain; its last part may be empty.
 *
 * Behaves as: Istio's ValidateTrustDomain.
 */
export function trustDomainProblem(domain: string): string | undefined {
  if (domain === "") return "empty domain name not allowed";
  return firstBadLabel(domain) === undefined ? undefined : `trust domain name ${quote(domain)} invalid`;
}

/**
 * What is wrong with a domain name whose first part may be, or begin with, a star.
 *
 * Behaves as: Istio's ValidateWildcardDomain.
 */
export function wildcardDomainProblem(domain: string): string | undefined {
  if (domain.length > LONGEST_NAME) return `domain name ${quote(domain)} too long (max ${LONGEST_NAME})`;
  if (domain === "") return "empty domain name not allowed";
  const dot = domain.indexOf(".");
  const first = dot < 0 ? domain : domain.slice(0, dot);
  const isStar =
    first === "*" || isLabel(first) || (first.length <= LONGEST_LABEL && LABEL.test(first.replace(/^\*-?/, "")));
  if (!isStar) return `domain name ${quote(domain)} invalid (label ${quote(first)} invalid)`;
  return dot < 0 ? undefined : labelsProblem(domain.slice(dot + 1));
}

function labelsProblem(domain: string): string | undefined {
  const top = domain.slice(domain.lastIndexOf(".") + 1);
  const name = `domain name ${quote(domain)} invalid`;
  if (typeof parseInteger(top, 10) === "bigint") {
    return `${name} (top level domain ${quote(top)} cannot be all-numeric)`;
  }
  const bad = firstBadLabel(domain);
  return bad === undefined ? undefined : `${name} (label ${quote(bad)} invalid)`;
}

function firstBadLabel(domain: string): string | undefined {
  const labels = domain.split(".");
  return labels.find((label, index) => !(label === "" && index === labels.length - 1) && !isLabel(label));
}
