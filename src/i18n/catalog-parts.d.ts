/** Halves of the English catalog (scripts/catalog-parts.mjs). */
declare module '*/en.json?first' {
  interface Words { readonly [key: string]: string | Words }
  export const words: Words;
}
declare module '*/en.json?later' {
  interface Words { readonly [key: string]: string | Words }
  export const words: Words;
}
