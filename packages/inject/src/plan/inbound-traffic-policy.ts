import { type JsonObject, objectAt, textAt } from "../json.ts";

/**
 * How inbound traffic reaches the application: `localhost` where the mesh says so, else `passthrough`.
 *
 * Behaves as: InboundTrafficPolicyMode of Istio's inject package, 1.22 and later.
 */
export function inboundTrafficPolicyMode(mesh: JsonObject): "localhost" | "passthrough" {
  return textAt(objectAt(mesh, "inboundTrafficPolicy"), "mode") === "LOCALHOST" ? "localhost" : "passthrough";
}
