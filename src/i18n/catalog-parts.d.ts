/** Halves of the English catalog (scripts/catalog-parts.mjs). */
declare module '*/en.json?first' {
  export const words: object;
}
declare module '*/en.json?later' {
  export const words: object;
}
