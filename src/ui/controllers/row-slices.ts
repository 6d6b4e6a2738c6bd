/** Rows of one list that stand together, by their places. */
export interface Slice { readonly from: number; readonly to: number }

/** In order, overlapping and touching ones as one. */
export function joined(slices: readonly Slice[]): Slice[] {
  const result: Slice[] = [];
  for (const next of [...slices].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && next.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}

/** Where a slice is after some rows gave way to others. */
export function moved({ from, to }: Slice, { at, removed, added }: { at: number; removed: number; added: number }): Slice {
  const place = (old: number, inside: number): number => old <= at ? old : old >= at + removed ? old + added - removed : inside;
  return { from: place(from, at), to: place(to, at + added) };
}
