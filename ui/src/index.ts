export * from "./api.ts";
export * from "./i18n.ts";
export * from "./ids.ts";
export * from "./theme.ts";
