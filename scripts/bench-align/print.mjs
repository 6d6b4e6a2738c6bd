/** @param {string} title @param {(string | number)[][]} rows the first row is the head */
export function table(title, rows) {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of texts) console.log(`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`);
}

export const percent = (share) => (Number.isFinite(share) ? (100 * share).toFixed(1) : '–');
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
