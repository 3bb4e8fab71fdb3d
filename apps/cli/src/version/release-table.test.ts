import { expect, test } from "vitest";
import { releaseTable } from "./release-table.ts";

test("releaseTable() says which releases recorded answers prove", () => {
  const rows = [
    { name: "1.0", tag: "1.0.9", proved: true },
    { name: "1.9", tag: "1.9.9", proved: false },
  ] as const;
  expect(releaseTable(rows)).toBe(
    "RELEASE  ISTIO  STATE\n1.0      1.0.9  proved by goldens\n1.9      1.9.9  read, not proved\n",
  );
});
