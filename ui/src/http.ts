/**
 * The one way a screen speaks to the server: JSON or form in, JSON out, RFC 9457 problems as
 * `Problem`, anything that is not an answer (no network, time over, not JSON) as `Unreachable`.
 */

/** A field of what was sent, by its path, and the rule that it breaks. */
export interface Fault {
  field: string;
  rule: string;
}

/** The server understood and said no. `type` is the stable name to switch on. */
export class Problem extends Error {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly field: string | null;
  readonly rule: string | null;
  /** Every broken rule, where the server names more than one. */
  readonly faults: Fault[];
  /** The sets that watch already, where that is the reason. */
  readonly sets: { room: string; brand: { zh: string; en: string } }[];
  /** Seconds the server asks to wait before the same call, from `Retry-After`. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: Record<string, unknown>, retryAfterSeconds: number | null) {
    const word = (name: string): string => (typeof body[name] === "string" ? body[name] : "");
    super(word("detail") || word("title") || `HTTP ${status}`);
    this.name = "Problem";
    this.type = word("type") || word("error") || `http-${status}`;
    this.title = word("title");
    this.status = status;
    this.detail = word("detail") || word("error_description");
    this.field = word("field") || null;
    this.rule = word("rule") || null;
    this.faults = Array.isArray(body["faults"]) ? (body["faults"] as Fault[]) : [];
    this.sets = Array.isArray(body["sets"]) ? (body["sets"] as Problem["sets"]) : [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No usable answer came; the same call may be made again. */
export class Unreachable extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Unreachable";
  }
}

export interface Call {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  json?: unknown;
  form?: Record<string, string>;
  token?: string | null;
  timeoutMillis?: number;
  /** Lets the request outlive the page; for last reports. */
  keepalive?: boolean;
}

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

export async function send<T>(fetcher: Fetch, url: string, call: Call = {}): Promise<T> {
  const response = await reach(fetcher, url, call);
  const body = await bodyOf(response);
  if (!response.ok) {
    const retryAfter = Number(response.headers.get("Retry-After"));
    const fields = body !== null && typeof body === "object" ? body : {};
    throw new Problem(
      response.status,
      fields as Record<string, unknown>,
      retryAfter > 0 ? retryAfter : null,
    );
  }
  return body as T;
}

async function reach(fetcher: Fetch, url: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  let body: string | undefined;
  if (call.json !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(call.json);
  } else if (call.form) {
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    body = new URLSearchParams(call.form).toString();
  }
  if (call.token) headers["Authorization"] = `Bearer ${call.token}`;
  const abort = typeof AbortController === "function" ? new AbortController() : null;
  const timer = setTimeout(() => abort?.abort(), call.timeoutMillis ?? 10_000);
  try {
    return await fetcher(url, {
      method: call.method ?? (body === undefined ? "GET" : "POST"),
      headers,
      ...(body === undefined ? {} : { body }),
      ...(abort ? { signal: abort.signal } : {}),
      ...(call.keepalive ? { keepalive: true } : {}),
    });
  } catch (cause) {
    throw new Unreachable(`${url}: ${cause instanceof Error ? cause.message : "no answer"}`);
  } finally {
    clearTimeout(timer);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    const text = await response.text();
    return text === "" ? null : JSON.parse(text);
  } catch {
    if (response.ok) throw new Unreachable(`${response.url}: not JSON`);
    return null;
  }
}

/** A query as the tail of an address; what is undefined is left out. */
export function queryOf(query: Record<string, string | number | undefined>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined);
  if (parts.length === 0) return "";
  return "?" + parts.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
}
