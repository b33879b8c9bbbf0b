/** Files on their way to the server, with how much of them has gone. */
import { Problem, queryOf, Unreachable } from "./http.ts";

export interface UploadFile {
  bytes: Blob;
  name: string;
  lineItem: string;
  /** Leaves the upload; what was sent is thrown away. */
  abort?: AbortSignal;
}

/** Sends a file and tells how much has gone; a browser's `fetch` cannot tell. */
export function uploaded(
  url: string,
  token: string | null,
  file: UploadFile,
  onProgress: (share: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url + queryOf({ name: file.name, lineItem: file.lineItem }));
    request.setRequestHeader("Content-Type", file.bytes.type || "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    if (token !== null) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.onprogress = (sent) => onProgress(sent.total > 0 ? sent.loaded / sent.total : 0);
    request.onload = () => {
      const body = jsonOf(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(new Problem(request.status, body, null));
    };
    request.onerror = () => reject(new Unreachable(`${url}: no answer`));
    request.onabort = () => reject(new Unreachable(`${url}: left`));
    file.abort?.addEventListener("abort", () => request.abort());
    request.send(file.bytes);
  });
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
