/**
 * The part of the grid that is looked at. A node (i, j) stands before source sentence i and target sentence j; row i
 * holds the nodes lo[i] .. hi[i], numbered through from offset[i]. Both ends never fall from row to row.
 */
export interface Band {
  readonly rows: number;
  readonly columns: number;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  readonly offset: Int32Array;
  readonly nodes: number;
}

/** Makes the ends rise, keeps both corners in, and joins neighbouring rows. */
export function makeBand(lo: Int32Array, hi: Int32Array, columns: number): Band {
  const rows = lo.length - 1;
  lo[0] = 0;
  hi[rows] = columns;
  for (let i = rows - 1; i >= 0; i--) lo[i] = Math.max(0, Math.min(lo[i], lo[i + 1]));
  for (let i = 1; i <= rows; i++) hi[i] = Math.min(columns, Math.max(hi[i], hi[i - 1]));
  for (let i = 1; i <= rows; i++) lo[i] = Math.min(lo[i], hi[i - 1]);
  const offset = new Int32Array(rows + 2);
  for (let i = 0; i <= rows; i++) offset[i + 1] = offset[i] + hi[i] - lo[i] + 1;
  return { rows, columns, lo, hi, offset, nodes: offset[rows + 1] };
}

export function wholeGrid(rows: number, columns: number): Band {
  return makeBand(new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns), columns);
}
