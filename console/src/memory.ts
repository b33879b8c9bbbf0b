/** What the browser keeps: the session for this tab, the taste for good. */
const TOKEN = "foyer.console.token";

function kept(store: () => Storage, name: string) {
  return {
    get(): string | null {
      try {
        return store().getItem(name);
      } catch {
        return null;
      }
    },
    set(value: string | null): void {
      try {
        if (value === null) store().removeItem(name);
        else store().setItem(name, value);
      } catch {
        // Storage is forbidden: the console works, it only forgets.
      }
    },
  };
}

export const memory = {
  token: kept(() => sessionStorage, TOKEN),
  language: kept(() => localStorage, "foyer.console.language"),
  scheme: kept(() => localStorage, "foyer.console.scheme"),
  /** A choice of one page, such as its columns or its saved filters. */
  choice: (name: string) => kept(() => localStorage, `foyer.console.${name}`),
};
