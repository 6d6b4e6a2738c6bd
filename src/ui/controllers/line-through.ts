/** Least squares; a flat line where the points say nonsense. */
export function lineThrough(points: readonly (readonly [letters: number, height: number])[]): { base: number; letter: number } {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length, meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const letter = spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const base = meanY - letter * meanX;
  return letter > 0 && base > 0 ? { base, letter } : { base: meanY, letter: 0 };
}
