import type { Json } from "../json.ts";
import { checkAnswer } from "../modern/check-answer.ts";
import { type GoldenReview, type ModernCase, ModernFolder } from "../modern/manifest.ts";
import { setupOf } from "../modern/setup.ts";
import type { ModernSetup } from "../modern/subject.ts";
import { Findings } from "../report/outcome.ts";
import { largestGroup, type Picked, type PickedReview } from "./picked.ts";

/** What a review stands in. */
interface Item {
  readonly golden: ModernCase;
  readonly review: GoldenReview;
  readonly setup: ModernSetup;
}

/** Picks the configuration that the most reviews of a modern set go through, and `count` of them from all over the set. */
export function pickModern(release: string, path: string, count: number): Picked {
  const folder = new ModernFolder(path);
  const items = folder.manifest.cases.flatMap((golden) => {
    const setup = setupOf(folder, golden, { release, compat: "fixed" });
    return golden.webhook.filter(isWhole).map((review): Item => ({ golden, review, setup }));
  });
  const startable = items.filter(({ setup }) => setup.platform === undefined && setup.compliancePolicy === undefined);
  const group = largestGroup(startable, ({ setup }) => JSON.stringify(setup));
  const stride = Math.max(1, Math.floor(group.length / count));
  const chosen = group.filter((_, index) => index % stride === 0).slice(0, count);
  const setup = group[0]?.setup;
  if (setup === undefined) throw new Error(`Cannot pick reviews of "${release}": there are none`);
  return {
    release,
    files: filesOf(setup),
    flags: flagsOf(setup),
    environment: setup.environment,
    reviews: chosen.map(({ golden, review }) => pickedReview(folder, golden, review)),
  };
}

/** Reviews whose answer is recorded whole. */
function isWhole(review: GoldenReview): boolean {
  return review.response !== undefined && (review.patch === null || review.patched !== null);
}

function pickedReview(folder: ModernFolder, golden: ModernCase, review: GoldenReview): PickedReview {
  const body = folder.text(review.review);
  const expected = folder.text(review.response);
  const patched = review.patched === null ? null : folder.json(review.patched);
  const pair = { part: "", compat: "fixed", question: JSON.parse(body) as Json, expected, patched } as const;
  return {
    name: golden.id ?? golden.name,
    path: review.path,
    body,
    isRecorded: (answer) => {
      const findings = new Findings();
      checkAnswer(findings, { ...pair, got: answer.body });
      return findings.differences.length === 0;
    },
  };
}

/** The texts, and the cluster as kubectl would print it. */
function filesOf({ config, mesh, values, facts }: ModernSetup): Picked["files"] {
  const nodes = facts.nodes?.map(({ name, kubeletVersion }) => ({
    metadata: { name },
    status: { nodeInfo: { kubeletVersion } },
  }));
  const namespaces = facts.namespaces?.map((metadata) => ({ metadata }));
  return {
    injectConfig: config,
    meshConfig: mesh ?? "",
    ...(values === undefined ? {} : { injectValues: values }),
    ...(nodes === undefined ? {} : { nodes: listOf("Node", nodes) }),
    ...(namespaces === undefined ? {} : { namespaces: listOf("Namespace", namespaces) }),
  };
}

function listOf(kind: string, items: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: `${kind}List`, items });
}

function flagsOf({ revision, nativeSidecars }: ModernSetup): Picked["flags"] {
  return {
    ...(revision === undefined || revision === "" ? {} : { revision }),
    ...(nativeSidecars === undefined ? {} : { nativeSidecars }),
  };
}
