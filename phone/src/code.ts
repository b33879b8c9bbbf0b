/** The code a set shows: eight letters or digits, written `ABCD-EFGH`. */
const LENGTH = 8;

/** What was typed, pasted or scanned, as a code; longer input is cut, other characters dropped. */
export function tidy(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, LENGTH);
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}

export function isWhole(code: string): boolean {
  return code.replace("-", "").length === LENGTH;
}

/** The code in an address such as `/phone/activate?code=ABCD-EFGH`, or an empty string. */
export function codeIn(search: string): string {
  return tidy(new URLSearchParams(search).get("code") ?? "");
}
