/** What the webhook shows itself in place of a client certificate: its own uid, which nobody else can know. */
export const OWN_HEADER = "x-outrigger-self-check";

/** A request as the gate sees it. */
export interface GateRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: unknown;
  /** HTTP/2: the stream, whose session has the socket. */
  readonly stream?: { readonly session?: { readonly socket?: unknown } | undefined };
}

/**
 * Whether the sender of a request has shown a certificate that the server was told to ask for. Who has not is let in so far that it
 * can be told, and that the webhook can ask itself.
 *
 * @param ownToken the value of {@link OWN_HEADER} that counts as one.
 */
export function mayAsk({ headers, socket, stream }: GateRequest, ownToken: string | undefined): boolean {
  if (ownToken !== undefined && headers[OWN_HEADER] === ownToken) return true;
  return isAuthorized(stream?.session?.socket ?? socket);
}

function isAuthorized(socket: unknown): boolean {
  // Asked for, not looked for: the socket of an HTTP/2 session is a proxy that tells nobody what it has.
  return (socket as { readonly authorized?: unknown } | null | undefined)?.authorized === true;
}
