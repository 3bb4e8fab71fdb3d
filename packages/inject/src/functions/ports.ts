import { anyType, elementsOf, type GoType, type GoValue, stringType } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import type { GoFunction } from "@outrigger/go-template";
import { func, plain, structField, textOf } from "./types.ts";

/** `[]v1.Container`, what the port functions take. */
export const CONTAINERS: GoType = {
  kind: "slice",
  name: "[]v1.Container",
  elem: { kind: "struct", name: "v1.Container" },
};

type PortFilter = (port: GoValue) => boolean;

const anyPort: PortFilter = () => true;

/** UDP and SCTP ports are left out from 1.4 on. */
const tcpPort: PortFilter = (port) => [null, "", "TCP"].includes(plain(structField(port, "Protocol")) as string | null);

/** The container ports of a list of containers, joined by commas in the order in which they stand. */
function joinPorts(containers: readonly GoValue[], filter: PortFilter): string {
  const ports = containers.flatMap((container) => elementsOf(structField(container, "Ports")).filter(filter));
  return ports.map((port) => textOf(structField(port, "ContainerPort"))).join(",");
}

type PortFunctions = Record<"includeInboundPorts" | "applicationPorts", GoFunction>;

function portFunctions(filter: PortFilter): PortFunctions {
  const isApplication = (container: GoValue): boolean => plain(structField(container, "Name")) !== "istio-proxy";
  return {
    includeInboundPorts: func([CONTAINERS], stringType, ([list]) => joinPorts(elementsOf(list ?? null), filter)),
    applicationPorts: func([CONTAINERS], stringType, ([list]) =>
      joinPorts(elementsOf(list ?? null).filter(isApplication), filter),
    ),
  };
}

/** `includeInboundPorts` and `applicationPorts`. Behaves as: Istio's inject package, 1.0.9 to 1.3. */
export const allPorts: PortFunctions = portFunctions(anyPort);

/** The same from 1.4 on. */
export const tcpPorts: PortFunctions = portFunctions(tcpPort);

/**
 * `excludeInboundPort port list`: the list with the port at its end. No port (0, "0" or nothing) leaves the list as it is, as does a
 * port that is an element of it; an element with blanks around it does not count as the same.
 *
 * Behaves as: excludeInboundPort of Istio's inject package.
 */
export const excludeInboundPort: GoFunction = func([anyType, stringType], stringType, ([port, list]) => {
  const wanted = sprint([port ?? null]).trim();
  const items = textOf(list).split(",");
  if (wanted === "" || wanted === "0" || items.includes(wanted)) return plain(list);
  const kept = items.map((item) => item.trim()).filter((item) => item !== "");
  return [...kept, wanted].join(",");
});
